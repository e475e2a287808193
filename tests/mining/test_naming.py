"""The names of slots: told by what filled them, then by the words beside them."""

from __future__ import annotations

import pytest

from draftkit.mining.naming import slot_namer
from draftkit.mining.slots import ANY
from draftkit.mining.wording import worded

CASES = [
    ("增强 ＿ 影响力", "产业 国际 文化", "增强【哪方面】影响力"),
    ("调动 ＿ 积极性", "农民 企业 广大干部", "调动【谁的】积极性"),
    ("调动 ＿ 的 积极性", "农民 企业 广大干部", "调动【谁】的积极性"),
    ("＿ 基本 建立", "预算制度 社会保障体系 市场机制", "【制度】基本建立"),
    ("＿ 仍 较 突出", "结构性矛盾 环境污染问题 安全隐患", "【问题】仍较突出"),
    ("防范 化解 ＿", "金融风险 各类矛盾 安全隐患", "防范化解【问题】"),
    ("研究 制定 ＿", "发展规划 实施办法 若干意见", "研究制定【政策或文件】"),
    ("促进 ＿ 转型升级", "传统产业 加工贸易 制造业", "促进【产业】转型升级"),
    ("把 ＿ 结合起来", "当前和长远 质量和效益", "把【甲和乙】结合起来"),
    ("放在 ＿ 位置", "突出 更加突出 首要", "放在【什么样的】位置"),
    ("取得 ＿ 成效", "显著 明显 积极", "取得【什么样的】成效"),
    ("采取 ＿ 办法", "变通 过硬 市场化", "采取【什么样的】办法"),
    ("适应 ＿ 要求", "时代 高标准 新", "适应【什么样的】要求"),
    ("以 ＿ 为 重点", "项目 招商 民生", "以【哪项工作】为重点"),
    ("加大 对 ＿ 的 支持力度", "中小企业 困难群众 农户", "加大对【对象】的支持力度"),
    ("健全 ＿ 机制", "联动 考核 预警", "健全【哪方面】机制"),
    ("＿ 任重道远", "改革 民生 转型", "【任务】任重道远"),
    ("＿ 迫在眉睫", "改革 民生 转型", "【什么】迫在眉睫"),
]


@pytest.mark.parametrize(("pattern", "fillers", "wording"), CASES)
def test_slot_asks_for_what_filled_it(pattern: str, fillers: str, wording: str) -> None:
    words = [ANY if word == "＿" else word for word in pattern.split()]
    counts = dict.fromkeys(fillers.split(), 1)
    assert worded(words, slot_namer(), [counts]) == wording


@pytest.mark.parametrize(("pattern", "fillers", "wording"), CASES)
def test_no_slot_repeats_the_word_beside_it(pattern: str, fillers: str, wording: str) -> None:
    words = [ANY if word == "＿" else word for word in pattern.split()]
    name = slot_namer().name(words, words.index(ANY), {})
    assert name
    assert name not in pattern
