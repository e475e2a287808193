"""What a paper, a bulletin or a stenographer prints around a speech."""

from __future__ import annotations

import re

from draftkit.corpus.dropping.rule import ChromeRule

PRESS: tuple[ChromeRule, ...] = (
    ChromeRule(
        "page-jump",
        "报纸的转版、接版说明",
        re.compile(r"^[（(【\[]?[▲▼◀▶]?(?:紧?[上下]?[接转]|上接|下转)\s*第?\s*[\dA-Z一二三四五六七八九十]{1,3}\s*版[^。]{0,16}[）)】\]]?$"),
        30,
    ),
    ChromeRule(
        "issue-head",
        "内部刊物的期号行",
        re.compile(
            r"^(?:(?:19|20)\d{2}年?)?[（(]?第\d{1,4}期[）)]?\s*(?:[（(]?总第?\s*\d+\s*期[）)]?)?\s*(?:内部|.{0,16}(?:资料|参考|办公?室|编印?|主办)$|$)"
        ),
        50,
    ),
    ChromeRule(
        "colophon",
        "印发、抄送、份数等版记行",
        re.compile(
            r"^(?:抄送|抄报|分送|主题词)[：:]|^内部(?:资料|文件|材料)\s*[，,·]?\s*(?:注意保[存密]|严禁外传|请勿外传|不得翻印|妥善保管)$|^(?:绝密|机密|秘密)\s*★\s*\S{0,6}$"
            r"|^会议(?:资料|材料|文件)(?:之[一二三四五六七八九十]+|[（(][一二三四五六七八九十\d]+[）)])$"
            r"|^[（(]?(?:责任编辑|责编|校对|录入)[：:\s]\s*[^。，]{1,30}[）)]?$"
        ),
        120,
        (re.compile(r"日\s*印发$"), re.compile(r"共印\s*\d+\s*份[）)]?$")),
    ),
    ChromeRule(
        "press-credit",
        "报纸的图片、电头和作者说明",
        re.compile(
            r"^[（(](?:(?:新华社|本报|中新社|人民日报)[^。）)]{0,30}|[^。，）)]{0,20}[摄绘]|作者[：:为系是][^。）)]{1,40}|(?:文章|稿件)?(?:来源|转自|摘自|原载)[：:于《\s][^。）)]{1,40}|(?:本文|此文|原文)(?:原载|刊|发表|摘|转|系|为)[^。）)]{1,40})[）)]$"
        ),
        50,
    ),
    ChromeRule(
        "transcript-note",
        "录音整理、未经审阅等说明",
        re.compile(
            r"^[（(【\[]?(?:[^。，）)]{0,10}(?:录音|速记|记录|录像)[^。，）)]{0,6}整理[^。）)]{0,20}|未经[^。，）)]{0,12}(?:审[阅定核看]|校对)[^。）)]{0,12})[）)】\]]?$"
        ),
        50,
    ),
)  # fmt: skip
"""Rules of printed matter; ``longest`` keeps them to lines that can be nothing else."""
