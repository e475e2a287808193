"""What one presses, and whom one writes to, on the page of a site: lines that hold nothing else."""

from __future__ import annotations

import re

from draftkit.corpus.dropping.rule import ChromeRule

_BUTTON = (
    "the end|end|附件下载|下载附件|立即下载|点击下载|免费下载|下载(?:全文|文档|本文)"
    "|相关(?:链接|文章|阅读|推荐)|热门(?:文章|推荐|标签)|最新(?:文章|推荐)"
    "|VIP专享|会员专享|点赞|收藏|在看|转发|分享|评论|打印(?:本页)?|关闭(?:窗口)?|字[号体](?:[：:\\s]*[大中小])*|返回(?:顶部|首页|列表)?|刷新|举报|纠错|留言"
    "|末页|尾页|首页|登录|注册|[上下]一[页篇]|仅供(?:学习|内部|个人)?参考|正文|全文完|已完结|阅读原文|查看更多|加载更多|展开全文|收起"
)
_FIELD = (
    "作者|撰[稿文]|供稿|审核|审稿|编辑|校对|文字|图片|投稿(?:邮箱|热线)?|邮箱|E-?mail|QQ(?:群|号)?|微信(?:号|公众号)?|客服|网址|备案号|文[档件]编号|编号|页码|密级"
    "|主办(?:单位)?|承办(?:单位)?|技术支持|版权"
)

BUTTONS: tuple[ChromeRule, ...] = (
    ChromeRule(
        "buttons",
        "网页的按钮",
        re.compile(rf"^[\W_\d]*(?:(?:{_BUTTON})[\W_\d]*)+$", re.IGNORECASE),
        60,
    ),
    ChromeRule(
        "page-fields",
        "网页的作者、联系方式等信息行",
        re.compile(
            rf"^(?:{_FIELD})[：:]\s*[^。，；：:]{{1,24}}(?:[\s\u3000|]+[\u4e00-\u9fff]{{2,4}}[：:]\s*[^。，；：:]{{1,24}})*$",
            re.IGNORECASE,
        ),
        90,
    ),
    ChromeRule(
        "ask-to-click",
        "求关注、求点击的话",
        re.compile(
            r"^[^。，；]{0,4}(?:点击|长按|扫描|识别)(?:上方|下方|左下|右上|下面|上面|阅读|蓝字|链接|二维码|图中)[^。；]*$|点[个一]?(?:个)?(?:在看|赞|关注|收藏)[^。，]{0,6}$"
        ),
        50,
    ),
)  # fmt: skip
"""Rules of page furniture; each takes the whole line."""
