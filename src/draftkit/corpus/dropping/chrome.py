"""Lines that belong to the page and not to the speech, each kind a named rule with its pattern.

A pattern must be sure of itself on the line alone; what needs the neighbours is in ``banners`` and ``tails``.
"""

from __future__ import annotations

import re

from draftkit.corpus.dropping.buttons import BUTTONS
from draftkit.corpus.dropping.press import PRESS
from draftkit.corpus.dropping.rule import ChromeRule
from draftkit.corpus.lines import Line

_CLOCK = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T]*\d{1,2}[:：]\d{2}"
_CLOCK_ONLY = r"\d{1,2}[:：]\d{2}(?::\d{2})?"
_ON_PAGE = r"(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_PAGE_FIELD = (
    "来源|出处|作者|编辑|责编|浏览(?:次数|量)?|点击(?:次数|量|数)?|阅读(?:次数|量)?|人气|评论|下载(?:次数|量)?|字体|字号"
    "|发布(?:时间|人|者|日期)?|更新时间|栏目|(?:文[档件]|资料)(?:大小|格式|类型|编号)|(?:本文|全文)?(?:字数|页数)|(?:会员)?下载(?:积分|价格)?"
    "|所需积分|积分|收藏(?:数|量)?|转载|举报|打印|评论数?|点赞数?"
)
_SITE_WORDS = (
    "本站|本网站?|客服|网友上传|用户上传|版权归|版权所有|侵权|免费下载|下载本文|文档下载|下载此文|仅供参考|欢迎参考|收藏本|"
    "正式会员|试读结束|预览结束|范文网|文库|文秘网|公文网|扫码|加微信|代写|原创文章|下载后|付费"
)

_SIGN = r"[=＝\-—–_＿*＊·•~～☆★◇◆□■○●※≡▲▼△▽#＃+＋.…\s]"
_SPACED_AT_LEAST = 3
_SPACED = 0.7

CHROME: tuple[ChromeRule, ...] = (
    ChromeRule(
        "stamp",
        "网页的时间、来源、点击等信息行",
        re.compile(
            rf"^(?:(?:发布|更新|上传|编辑|录入)?(?:时间|日期)[：:]\s*{_CLOCK}|{_CLOCK}(?::\d{{2}})?$"
            rf"|(?:{_CLOCK}|{_ON_PAGE})[^。]{{0,20}}?(?:{_PAGE_FIELD})[：:（( ]"
            rf"|(?:{_PAGE_FIELD})[：:][^。：:]{{0,30}}(?:{_PAGE_FIELD})[：:]"
            rf"|[（(]{_CLOCK}(?::\d{{2}})?[）)]|[（(](?:下载|浏览|阅读|点击)(?:次数|量)[：:]\s*\d+[）)][^。]{{0,20}}$|(?:{_PAGE_FIELD})[（(]\d+[）)][^。，]{{0,40}}(?:{_PAGE_FIELD})"
            rf"|{_ON_PAGE}\s*(?:{_CLOCK_ONLY})?\s*(?:上传|发布|发表|更新|转载|录入)(?:于.{{1,12}})?$"
            r"|[（(【\[](?:责任编辑|责编|编辑|记者|通讯员|校对|稿源|来源|供稿|摄影)[：:\s][^。]{0,40}[）)】\]]$"
            r"|(?:来源|出处|信息来源|稿件来源|责任编辑|责编|编辑|点击数?|浏览(?:次数|量)?|阅读(?:次数|量)?|字体|关键词|关键字|标签|分类|栏目)"
            r"[：:][^。]{0,40}$)"
        ),
        100,
    ),
    ChromeRule(
        "lead-in",
        "网页的导语、摘要行",
        re.compile(rf"^(?:导语|摘要|简介|导读|编者按|前言)[：:].*(?:{_SITE_WORDS})"),
        300,
        (
            re.compile(
                r"小编|以下[是为][^。]{0,40}(?:整理|收集|搜集|带来|分享|提供)[^。]{0,30}(?:范文|讲话|发言|资料|文章|内容)"
                r"|下面[是为][^。]{0,40}(?:整理|收集|搜集|带来|分享|提供)[^。]{0,30}(?:范文|讲话|发言|资料|文章|内容)"
                r"|本文(?:字数)?(?:共|约|[：:])\s*约?[\d一二三四五六七八九十百千万]+余?字"
                r"|全文(?:字数)?(?:共|约|[：:])\s*约?[\d一二三四五六七八九十百千万]+余?字"
                r"|阅读[^。，]{0,6}(?:约|需|时长)[^。]{0,6}\d+\s*分钟"
            ),
            re.compile(
                r"(?:欢迎|供)(?:大家|您|你|各位)?(?:阅读|参考|借鉴|收藏|下载|查阅)[^。]{0,12}[。！!]?$"
            ),
        ),
    ),
    ChromeRule(
        "notice",
        "网页的提示和声明",
        re.compile(
            r"^(?:温馨提示|特别提示|特别声明|免责声明|版权声明|声明(?=[：:])|网站客服|客服(?:电话|QQ)?|联系(?:电话|客服|QQ|微信)(?=[：:]))"
        ),
        160,
        (
            re.compile(rf"(?:{_SITE_WORDS}).*(?:{_SITE_WORDS}|联系|文档|文件|下载|删除|转载)"),
            re.compile(r"文[档件][^。]{0,30}(?:预览|下载|版权)[^。]{0,40}(?:下载|客服|文档|投诉)"),
        ),
    ),
    ChromeRule(
        "site",
        "网址和站点广告",
        re.compile(
            r"^(?:https?://|www\.)\S+|^[\u4e00-\u9fff]{2,8}网?【[^】]{0,40}】[^。]{0,20}(?:出处|来源|参考|转载)[^。]{0,8}$|【[^】]{0,30}(?:范文网|文库|文秘|公文网|\.com|\.cn|\.net)[^】]*】$"
            r"|(?:更多|备注|回复|领取|获取)[^。]{0,30}(?:微信|公众号|QQ群)[^。]*$|(?:微信|公众号|QQ群)[^。]{0,30}(?:备注|回复|领取|获取)[^。]*$"
            r"|^(?:本(?:资料|文档|材料|稿件?)(?:来自|来源|转自|源于)|扫码(?:关注|领取|下载)[^。]*$|[^\w]*往期(?:精彩|回顾|推荐|文章)"
            r"|(?:本文(?:来自|来源|转自|由)|转载请|原文(?:链接|地址)|更多.{0,12}(?:请|见[：:]|尽在)|(?:相关|关联)(?:文[章档]|阅读|推荐|范文)|推荐阅读|猜你喜欢"
            r"|(?:本文|本页|文章|网页|原文)(?:地址|链接|网址|标题|出处)[：:]|Copyright|©"
            r"|[（(][Cc][）)]\s*(?:19|20)\d\d|All [Rr]ights"
            r"|[^。]{0,40}https?://\S+$|[^。，]{0,30}ICP备|[\u4e00-\u9fff]{2,10}(?:\s*(?:>{1,2}|＞|»|›)\s*[^。>]{1,40}){1,6}$"
            r"|[上下]一[篇页条](?:[：:\s]|$)|返回(?:顶部|首页|列表)|(?:微信|扫一扫|长按)[^。]{0,20}(?:关注|二维码|公众号)|打印(?:本[页文])?$|关闭窗口|(?:请点击)?[^。，]{0,8}收藏本(?:站|页|文)|设为首页|加入收藏|分享到(?:[：:\s]|微信|微博|朋友圈|$)|字号[：:]|当前位置|您(?:现在|当前)?(?:的|所在)?位置|首页\s*[>»]))"
        ),
        160,
    ),
    ChromeRule(
        "marking",
        "密级、内部资料、讨论稿等字样",
        re.compile(
            r"^(?:绝密|机密|秘密)(?:\s*[★☆*]\s*\S{1,8})?$"
            r"|^内部(?:资料|材料|文件|参考)(?:[，,　 ]{0,2}"
            r"(?:注意保[存管密]|妥善保[存管]|请勿外传|不得外传|严禁外传))?$"
            r"|^[（(【]?(?:讨论|送审|审议|征求意见|修改|定|初|草)稿[）)】]?$"
        ),
        20,
    ),
    ChromeRule(
        "page-number",
        "页码",
        re.compile(
            r"^[-—–－·\s]*(?:第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?|\d{1,3}\s*/\s*\d{1,3}|(?:PAGE|[Pp]age)\s*\d+(?:\s*(?:of|/)\s*\d+)?"
            r"|[-—–－]\s*\d{1,3}\s*[-—–－]|共\s*\d{1,4}\s*页)[-—–－·\s]*$"
        ),
        30,
    ),
    ChromeRule(
        "separator",
        "只有符号的分隔行",
        re.compile(rf"^{_SIGN}{{3,}}$|^{_SIGN}{{3,}}[^。，；：]{{0,6}}{_SIGN}{{3,}}$"),
    ),
    ChromeRule(
        "stage-direction",
        "会场情形的说明（鼓掌、某某讲话后等）",
        re.compile(
            r"^[（(【\[](?:[^）)】\]]{0,20}(?:掌声|鼓掌|笑声|停顿|欢呼|起立|默哀|奏唱?[^）)】\]]{0,6}歌|入座|就座|就位|上台|下台|休息|稍候|举手|宣誓)"
            r"[^）)】\]]{0,12}"
            r"|[^）)】\]]{0,24}(?:发言|讲话|通报|宣读|宣布|汇报|表决|传达|参观|审议|学习|领誓|致辞|介绍|颁奖|授牌|签约|签字|揭牌|播放|结束|完毕|讲完)"
            r"[^）)】\]]{0,4}(?:后|毕|完|结束|时|间隙)|(?:讲话|全文|报告)?(?:完|结束|略|此处略))[）)】\]][。]?$"
        ),
        40,
    ),
    ChromeRule(
        "paywall",
        "付费墙残留",
        re.compile(
            r"全文共?\s*\d+\s*字|当前显示\s*\d+\s*字|省略\s*\d+\s*字|(?:正式)?会员可(?:完整)?阅读|试读已?结束|预览已?结束|(?:购买|付费|登录|充值|注册)后(?:可|方可|即可|才能)?(?:免费)?(?:下载|阅读|查看)|本文档?共\s*\d+\s*页|剩余\d+%?.{0,6}(?:未读|下载)"
            r"|还有\d+页未读|点击(?:查看|阅读|下载)(?:更多|全文|原文)|^(?:展开|阅读)全文$"
        ),
        80,
    ),
    ChromeRule(
        "markup",
        "网页代码残留",
        re.compile(
            r"^(?:\s*[.#]?[\w.#\- ,>:]+\{[^}]*\})+\s*$|^\s*[.#]?[\w.#\- ,>:]+\{[^}]*\}?\s*$|^\}$|^<[^>]+>$"
            r"|^\[(?:标签|[a-z]{2,12})[:：][^\]]*\]|^正文复制$|^(?:function|var|document\.|window\.)\b"
        ),
        400,
    ),
    ChromeRule(
        "file-name",
        "单独成行的文件名",
        re.compile(r"^[^。；]{2,70}\.(?:docx?|wps|pdf|rtf|pptx?|xlsx?|txt)$", re.IGNORECASE),
        80,
    ),
    *BUTTONS,
    *PRESS,
)  # fmt: skip


def chrome_of(line: Line, off: frozenset[str] = frozenset()) -> str | None:
    """The name of the rule that says this line is chrome, or None."""
    if len(line.text) > 400:
        return None
    text = close_up(line.text)
    size = len(text)
    for rule in CHROME:
        if size <= rule.longest and rule.fits(text) and rule.name not in off:
            return rule.name
    return None


def close_up(text: str) -> str:
    """The text without blanks where they stand between its letters (本 资 料 来 自)."""
    blanks = text.count(" ") + text.count("\u3000")
    if blanks < _SPACED_AT_LEAST:
        return text
    letters = text.split()
    single = sum(len(each) == 1 for each in letters)
    return "".join(letters) if single > _SPACED * len(letters) else text
