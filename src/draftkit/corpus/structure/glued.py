"""The end of a heading that its paragraph was glued to without any mark.

Every word boundary in reach is scored: does what stands before it end like a heading, does what stands
behind it begin like a paragraph, is the length what headings of this series have. The best one wins if it is
good enough; otherwise nothing is cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from draftkit.corpus.tables import words

_SHORTEST = 4
_LONGEST = 48
_USUAL = 19.0
_SPREAD = 9.0
_GOOD_ENOUGH = 2.0
_STOPPED = 2.0
_SENTENCE_BEHIND = 8
_BRIEF = 22
_STOP_SPREAD = 20.0

_ENDS = re.compile(
    "(?:重要(?:性|意义|作用)|必要性|紧迫[性感]|责任感|使命感|危机感|自觉性|坚定性|主动性|积极性|针对性|实效性|艰巨性|长期性|"
    "新局面|新台阶|新水平|新成效|新突破|新进展|新贡献|新作为|新篇章|新步伐|新形象|新跨越|新阶段|新境界|新格局|"
    "能力(?:和|与)?水平|实处|落实|落地|见效|实效|到位|成效|成绩|成果|进展|经验|水平|能力|质量|效益|效能|活力|动力|合力|实力|竞争力|"
    "战斗力|凝聚力|执行力|影响力|公信力|保障|保证|支撑|基础|根基|防线|底线|氛围|环境|格局|机制|体系|制度|平台|载体|网络|队伍|作风|"
    "建设|发展|工作|任务|目标|要求|重点|关键|方向|思路|举措|措施|问题|短板|差距|不足|形势|机遇|挑战|意识|信心|决心|优势|特色|"
    "责任|职责|领导|管理|监督|服务|教育|培训|宣传|引导|改革|创新|转型|升级|振兴|繁荣|稳定|和谐|安全|步伐|力度|进程|贡献|"
    "行动|部署|上来|起来|下去|大局|全局|主线|主题|核心|灵魂|根本|先锋|表率|模范|标杆|样板|品牌|亮点|台阶|满意|需要|事业|现代化|"
    "回顾|安排|打算|建议|情况|提升|提高|增强|推进|深化|攻坚|突破|胜利|生活|收入|就业|增收|消费|投资|经济|产业|结构|民生|生态|文明|"
    "战略|体制|开放|市场|秩序|权益|利益|纪律|规矩|关系|渠道|覆盖|完成|开局|实施|治理|安居|乐业|幸福|素质|本领|精神|成就|特点|认识|现象|现状|做法|起因|打法|几步|硬骨头)$"
)
_STRONG_BEGIN = re.compile(
    "(?:当前|目前|今年|去年|全年|年内|近年|近几年|过去|一年来|[一二三四五六七八九十几多]+年来|长期以来|今天|这次|这是|这项|这些|刚才|同志们|我(?![国省市县区州旗镇乡校院局厂])|"
    "[\u4e00-\u9fff]{2,6}(?:局|委|办|部门|单位|中心|街道|乡镇|公司|专班)要|我们|我[市县区省州旗镇乡校院局厂]|全[市县区省州旗镇乡校党国院厂]|各级|各地|各部门|各单位|各[县市区乡镇街村科处室组支党团企学园]|广大|大家|党的[一二三十]|党的(?!建设|领导)|"
    "习近平|总书记|市委|县委|区委|省委|中央|党中央|实践证明|经验表明|事实证明|随着|面对|面临|按照|根据|围绕|为了|由于|通过|只有|没有|如果|"
    "从|在(?!于)|对(?!于)|要(?!求|素|点)|必须|应当|首先|主要|具体|一方面|坚持以|坚持把|实现|做好|抓好|搞好|加强|推进|落实|开展|"
    "第一|一是|一要|其一|有的|特别是|尤其|回顾|总结|可以说|应该说|总的|总体|最近|前不久|近期|自|上半年|下半年|\\d|[（(]|“|《|——|​)"
)
_WEAK_BEGIN = re.compile(
    "(?:继续|大力|全面|积极|进一步|加快|促进|引导|实施|切实|严格|深入|扎实|支持|鼓励|完善|建立|健全|扩大|提高|保持|依法|充分|坚决|着力|逐步|"
    "我国|国家|政府|发展|建设|当务之急|展望|强化|突出|坚持|抓住|把|以|在|用|让|使|能否|推动|树立|牢固|认真|努力|不断|统筹|结合|改革|"
    "健康|良好|干部|群众|人民|基层|企业|农业|农村|教育|安全|项目|产业|工业|城市|环境|组织|思想|党员|作风|责任|没|应|需|这|它|每|既|无论)"
)
_ACTOR_END = re.compile(
    "(?:书记|部门|组织|单位|干部|领导|党员|同志|大家|我们|各级|政府|党委|支部|企业|代表|大会|群众|委员|主任|经济|社会|我国|中央|今年|当前)$"
)
_ADVERB_END = re.compile(
    "(?:大力|全面|切实|继续|进一步|加快|促进|引导|力争|限制|积极|努力|严厉|扎实|稳步|深入|不断|认真|着力|有效|尽快|坚决|坚持|依法|适当|"
    "充分|更加|特别|首先|逐步|严格|狠抓|强化|突出|实现|确保|推动|带动|抓好|做好|搞好|加大|健全|完善|建立|打造|构建|树立|增强|扩大|保持|"
    "支持|鼓励|规范|改善|优化|培育|牢固|牢牢|始终|自觉|主动|及时|经济|社会|重点|社会主义|以及|由于|因为|所以|如何|怎样|什么)$"
)
_FRAGMENT = re.compile(
    "[，、][^，、]{0,3}$|(?:切实|全面|大力|努力|着力|不断|继续|扎实|深入|积极|进一步|全力|持续|稳步|有效)"
    "(?:加强|推进|提升|提高|强化|开展|深化|促进|抓好|做好|改善|增强|推动|筑牢|夯实|打造|构建|开创|营造)$"
)
_GOES_ON = re.compile(
    "落[实地细]|见效|再[上立创添]|取得|迈[上出向]|向[纵深]|走[深实]|上(?:新)?台阶|提质|增效|[^，。]{0,4}(?:制度|规范|常态|科学)化"
    "|为(?:载体|抓手|目标|重点|核心|主线|统领)|(?:和|与|及|以及|或)|的|高质量|深入(?:人心|推进)|新(?:局面|台阶|突破|篇章|水平)"
)
_OPENERS = re.compile(
    "(?:当前|目前|今年(?!的?(?:工作|任务|主要|重点))|去年|近年|过去|一年来|[一二三四五六七八九十几多]+年来|今天|这次|这是|这项|我们|全[市县区省]各|各级|各地|各部门|"
    "党的[一二三十]|总书记|实践证明|随着|面对|按照|根据|为了|由于|通过|要[^求素点]|必须|在(?!全)|一是|特别是|进一步|通观|展望|始终|继续|经济[^社发结建体工效增高]|第[一二三四五六七八九十]+)"
)
_JOINS = frozenset("，、和与及的在对从把以向为将“《并或，、把好")
_TOPIC_IS = re.compile("[^，。；：！？]{2,14}(?:是(?!否)|既是|就是|关系|事关|离不开|涉及|作为|不仅)")
_CANNOT_END = frozenset("的了和与在为以对把将向从到及或并被给着不更最各这那，、：是有要“《（使让个其由于而且")
_CANNOT_BEGIN = frozenset("的了和与及或着地得，、。；：”》）们性化力感度者")


def glued_end(text: str, start: int, limit: int, siblings: Sequence[int] = ()) -> int | None:
    """Where the heading that begins at ``start`` ends, or None where nothing speaks for a seam.

    ``limit`` is the end of the first sentence; ``siblings`` are lengths of headings of the same series.
    """
    best, found = _GOOD_ENOUGH, None
    for place in range(start + _SHORTEST, min(limit - 3, start + _LONGEST) + 1):
        score = _score(text, start, place, siblings)
        if score is not None and score > best:
            best, found = score, place
    return found


def glued_places(text: str, start: int, limit: int) -> list[tuple[int, float]]:
    """Every place where the heading that begins at ``start`` may end, with its score."""
    places = range(start + _SHORTEST, min(limit - _SENTENCE_BEHIND, start + _LONGEST) + 1)
    return [
        (place, score)
        for place in places
        if (score := _score(text, start, place, (), strict=False)) is not None
    ]


def stop_score(text: str, start: int, end: int) -> float:
    """The score, on the scale of ``glued_places``, of a heading whose full stop stands before ``end``."""
    score = _STOPPED + 1.5 - ((end - 1 - start - _USUAL) / _STOP_SPREAD) ** 2
    score += 1.0 if _ENDS.search(text[start : end - 1]) else 0.0
    score += 1.5 if end - start <= _BRIEF else 0.0
    return score - 1.4 * min(2, _begins_inside(text, start, end))


def length_score(size: int, usual: int, spread: float) -> float:
    """1 at the ``usual`` size, 0 at a distance of ``spread``, −1 at most."""
    return max(-1.0, 1.0 - ((size - usual) / spread) ** 2)


def _score(
    text: str, start: int, place: int, siblings: Sequence[int], *, strict: bool = True
) -> float | None:
    before, after = text[place - 1], text[place]
    strong = _STRONG_BEGIN.match(text, place) is not None
    spans_word = before + after in words()
    if before in _CANNOT_END or after in _CANNOT_BEGIN or (spans_word and (strict or not strong)):
        return None
    head = text[start:place]
    if _FRAGMENT.search(head):
        return None
    if (
        head.count("“") != head.count("”")
        or head.count("《") != head.count("》")
        or head.count("（") != head.count("）")
    ):
        return None
    score = -1.0 if spans_word else 0.0
    if _ENDS.search(head):
        score += 1.6
    elif head[-2:] not in words():
        if not strong and strict:
            return None
        score -= 0.8 if strong else 1.6
    if _GOES_ON.match(text, place):
        score -= 2.0
    if _ACTOR_END.search(head):
        score -= 2.0
    if _ADVERB_END.search(head):
        score -= 1.8
    if strong:
        score += 2.0
    elif _WEAK_BEGIN.match(text, place):
        score += 0.9
    elif not strict and _TOPIC_IS.match(text, place) is None:
        score -= 0.8
    if _TOPIC_IS.match(text, place):
        score += 0.9
    echo = _echo(text, place, head)
    score += (0.0, 0.0, 1.1, 1.5, 2.2, 2.6)[min(echo, 5)]
    if echo < 2 and text[place : place + 2] not in words():
        score -= 0.4
    score -= 1.4 * min(2, _begins_inside(text, start, place))
    comma = text.find("，", place, place + 14)
    score += 0.5 if comma > place + 1 else 0.0
    return score + _length(place - start, siblings)


def _begins_inside(text: str, start: int, place: int) -> int:
    """How often a paragraph seems to begin before the seam: the heading would have swallowed it."""
    return sum(
        text[at - 1] not in _JOINS
        and text[at - 1] + text[at] not in words()
        and _OPENERS.match(text, at) is not None
        for at in range(start + _SHORTEST, place - 1)
    )


def _echo(text: str, place: int, head: str) -> int:
    """How many characters behind the seam repeat a stretch of the heading: paragraphs take up its words."""
    size = 0
    while size < 6 and place + size < len(text) and text[place : place + size + 1] in head:
        size += 1
    return size


def _length(size: int, siblings: Sequence[int]) -> float:
    """1.5 at the usual length, falling off with the distance."""
    usual = sum(siblings) / len(siblings) if siblings else _USUAL
    spread = 5.0 if siblings else _SPREAD
    return 1.5 - ((size - usual) / spread) ** 2 * 0.75
