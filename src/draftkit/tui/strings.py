"""All Chinese the terminal UI says; that of actions is in ``action_words``. A test looks for strays."""

from __future__ import annotations

PRODUCT = "讲稿助手"

# --- fields and lists

EDIT_LEFT, EDIT_RIGHT = "左移一字", "右移一字"
EDIT_HOME, EDIT_END = "到行首", "到行尾"
EDIT_DELETE_LEFT, EDIT_DELETE_RIGHT, EDIT_DELETE_WORD = "删前一字", "删后一字", "删前一词"
EDIT_CUT, EDIT_COPY, EDIT_PASTE = "剪切", "复制", "粘贴"
LIST_UP, LIST_DOWN = "上一项", "下一项"
LIST_PAGE_UP, LIST_PAGE_DOWN = "上一页", "下一页"
LIST_CHOOSE = "选用这一项"
FORM_NEXT, FORM_PREVIOUS = "下一栏", "上一栏"
FORM_TURN, FORM_TURN_BACK = "换下一个", "换上一个"
FORM_UNSET = "未定"
FORM_INFERRED = "{}（从{}看出来的，不对就改）"
PICK_FILTER = "打字或拼音首字母筛选"
PICK_NONE = "没有符合的"

# --- application

ADVICE = "终端设置"
WIDE_MARKS = (
    "这个终端把引号“”显示成两格宽，排版会错位。请在终端设置里把“模糊宽度字符”设为窄，或换用等距更纱黑体"
)
THEMES = {"xuanzhi": "宣纸", "moye": "墨夜", "ansi-light": "终端浅色", "ansi-dark": "终端深色"}
THEME_NOW = "配色：{}"
COPIED = "已复制 {} 字（{}）"
COPY_OSC52 = "经终端"
KEYMAP_SHAPE = "键位文件要写成“动作名: 键”"
KEYMAP_EXAMPLE = "如：write.save: ctrl+s"
KEYMAP_NEAR = "是不是 {}"
KEYMAP_SEE = "动作名见 docs/keys.md"
KEYMAP_UNKNOWN = "没有“{}”这个动作"
KEYMAP_VALUE = "“{}”后面要写键名"

# --- desk

DESK_RECENT = "继续写"
DESK_CTRL = "^ 就是 Ctrl 键"
DESK_FOLDER = "稿子放在 {}"
DESK_NEW = "新建"
DESK_MORE = "其他"
DESK_EMPTY = "还没有稿子。选下面一种会议开始，或打开示例看看"
DESK_SAMPLE = "示例：在全县基层治理工作会议上的讲话"
DESK_SAMPLE_NOTE = "　随便改，改坏了也不要紧"
DESK_NOTE = "稿子随时自动保存，是普通的文本文件（Markdown），用记事本也能打开"
DESK_GONE = "文件不在了：{}。按 del 把它移出"
DESK_MISSING = "文件不在了"
DESK_FORGOT = "已移出列表，文件还在"
DESK_LENGTH = "{}字"
DESK_SLOTS = "待填{}"
DESK_NO_SLOTS = "无待填"
DESK_ACTIONS = (
    ("打开示例稿", "随便改", "screen.sample"),
    ("八步入门", "五分钟", "screen.tutor"),
    ("旧稿新用", "^r", "screen.renew"),
    ("打开文件", "^o", "screen.open_file"),
    ("词句库", "f2", "screen.bank"),
    ("语料与挖掘", "f8", "screen.corpus"),
)
TYPE_NOTES = {
    "annual": "总结部署",
    "mobilization": "为什么、干什么、怎么干",
    "progress": "点问题、再加力",
    "on-site": "看经验、找差距",
    "commendation": "祝贺、学先进",
    "symposium": "听意见、作回应",
    "study": "传达、领会、落实",
    "party-lecture": "问题、理论、案例",
    "inaugural": "服从、打算、承诺",
    "duty-report": "职责、工作、问题",
    "research-visit": "来意、肯定、要求",
    "ceremony": "短，讲究文采",
    "host-script": "按议程串联",
    "union": "服务群众、自身建设",
}

# --- set-up

SETUP = "新建"
BEGIN = "新写一篇"
BEGIN_TEXT = "还没有“{}”。选一种讲话，就用这个名字新写一篇"
SETUP_STEP = "第 {} 步，共 2 步"
SETUP_FACTS = "基本情况"
SETUP_FACTS_NOTE = "都可以留空，以后随时补"
SETUP_LENGTH = "谁来讲、讲多久"
SETUP_RANK = "身份"
SETUP_MINUTES = "时长"
SETUP_RANGE = "分钟，一般 {} 到 {}"
SETUP_RATE = "语速"
SETUP_TEXT = "起稿"
SETUP_SKELETON = "只搭提纲"
SETUP_FILLED = "先写出初稿"
SETUP_PLAN = "方案"
SETUP_POINTS = "{}点"
SETUP_CHARACTERS = "{:,}字"
SETUP_TOTAL = "{} 分钟，约 {:,} 字"
SETUP_GO = "身份、时长、语速、起稿都可以再改，方案跟着变。各点的小标题起草时再配"
SETUP_NOT_UNDERSTOOD = "“{}”没看懂"
SETUP_WORKING = "正在起草"
SETUP_BEGIN = "开始起草"
SETUP_PER_MINUTE = "字一分钟"
SETUP_LEVELS_DIFFER = "地名看着是{}一级，层级选的是{}，请核对"
RENEW_GO = "生成新稿"

# --- writing

OUTLINE = "提纲"
OUTLINE_EMPTY = "这份稿子还没有分部分"
OUTLINE_TOTAL = "{:,}/{:,}字"
OUTLINE_WORDS = "{:,}字"
SLOTS_TITLE = "待填 {}"
SLOTS_NONE = "都填好了"
SLOTS_TIMES = "{}处"
PHRASES = "词句"
PHRASE_LOADING = "正在打开词句库"
PHRASE_FILTER = "筛选：文字或拼音首字母"
PHRASE_NEXT_STEP, PHRASE_PREVIOUS_STEP = "下一步骤", "上一步骤"
PHRASE_LEAVE = "回到稿子"
PHRASE_ALL_STEPS = "全部"
PHRASE_BEYOND = "（全库）"
PHRASE_PART = "（这一步没有，下面是这一部分的）"
PHRASE_COUNT = "{}条"
PHRASE_NONE = "这一步还没有词句，打字可在全库里找"
PHRASE_SPEECHES = "{}篇"
PROMPT_NONE = "直接写，或按 f2 选词句"
SAVED = "● 已存"
SAVED_AT = "● 已存 {}"
UNSAVED = "○ 正在写"
SAVED_NOW = "已存为第 {} 稿：{}"
STATUS_PART = "本部分 {:,}/{:,}字"
STATUS_ALL = "全稿 {:,}/{:,}字"
STATUS_WORDS = "全稿 {:,}字"
STATUS_TIME = "约{}分{:02d}秒"
STATUS_SLOTS = "待填 {}"
STATUS_WAITING = "待写 {}"
STATUS_FINDINGS = "要改 {}  提示 {}"
FRONT_PROBLEM = "稿子开头的设置有误，照原样留着"
RENUMBERED = "已重排序号"
RENUMBERED_NONE = "序号本来就是对的"
SECTION_MOVED = "移动整节"
SECTION_FIRST, SECTION_LAST = "前面没有同级的标题了", "后面没有同级的标题了"
LEVELS = ("正文", "一级标题", "二级标题", "三级标题")
NO_EDITOR = "没有找到外部编辑器，请设置环境变量 EDITOR"
EDITOR_BACK = "已读回外部编辑器的改动"
CONFLICT = "文件被别处改过"
CONFLICT_TEXT = "{} 刚刚被别的程序或别的人改动过，而且改的是你也改了的句子。两边的文字都还在。"
CONFLICT_MINE = "合并，撞车的句子留我的"
CONFLICT_THEIRS = "用别处改过的（可以撤销）"
MERGED = "文件在别处改动过，已合并进来"
READ_ONLY = "这份稿子开在{}。这里先只能看，那边关了就能接着写；急着改可以另存一份（^p 打“另存”）"
NOW_OURS = "另一个窗口关了，这里可以写了"
READ_ONLY_MARK = "只读"
LOCK_MARK = "锁"
UNDO_NONE, REDO_NONE = "没有可撤销的了", "没有可重做的了"
UNDONE, REDONE = "已撤销：{}", "已重做：{}"
RECOVERED = "已恢复上次没存上的文字"
NOT_RECOVERED = "没有恢复；撤销一次还能找回来"
FACTS_TAKEN = "已按新的情况更新"
FACTS = "基本情况"
FACTS_NOTE = "留空的以后再填"
FACTS_FILLED = "已更新，顺带填好 {} 处待填"

# --- help, palette, find

HELP = "帮助"
HELP_KEYS = "^ 是 Ctrl 键，⇧ 是 Shift 键"
PALETTE = "命令"
PALETTE_NOTE = "打字或拼音首字母查找，回车执行"
FIND = "查找"
FIND_NOTE = "打字就找，回车跳到"
FIND_REPLACE = "把“{}”全部换成"
FIND_REPLACE_NOTE = "回车就换，可以撤销；不写就是全部删去"
FIND_REPLACED = "换了 {} 处"
FIND_HELD = "锁定的 {} 处没有动"
FIND_LINE = "第{}段"
SCOPES = {
    "app": "随处可用",
    "desk": "工作台",
    "write": "写稿",
    "prose": "稿子里",
    "list": "列表",
    "filter": "筛选框",
    "setup": "新建",
    "facts": "基本情况",
    "check": "检查",
    "pages": "预览",
    "export": "导出",
    "revisions": "各稿",
    "dialog": "对话框",
    "find": "查找",
    "bank": "词句库",
    "review": "审核",
    "corpus": "语料",
    "": "输入框",
}
TIPS: dict[str, tuple[str, str]] = {
    "ProseArea": (
        "按 tab 走到下一处【待填】，打字就替换；光标后的灰字是联想，按 → 接受",
        "每次改动都自动保存，关机重开还能撤销；按 ^s 存一稿留底",
    ),
    "FilterInput": (
        "打汉字或拼音首字母都能找，如 mxcx 找“明显成效”",
        "↑↓ 选，回车用；^↓ 换到下一个步骤",
    ),
    "OutlinePane": ("回车跳到那一部分；数字是已写字数和预算", "^↓ ^↑ 不离开稿子也能换部分"),
    "Desk": ("回车接着写；tab 换栏", "稿子是普通文件，用记事本也能打开"),
    "CheckScreen": ("✗ 是确定的错，! 是存疑，· 是提示", "存疑和提示从不拦着导出"),
    "PreviewScreen": ("f5 换版式，f9 按这个版式导出", "行数字数按版式推算，与 Word 里可能差一两行"),
    "": ("按 ^p 打字找命令，按 ^g 用数字跳到各栏", "esc 总是往回退，从不丢文字"),
}

# --- pages, check, export

PAGE_UP_LINE, PAGE_DOWN_LINE = "上移一行", "下移一行"
PAGE_BEFORE, PAGE_NEXT, PAGE_FIRST, PAGE_LAST = "上一页", "下一页", "第一页", "最后一页"
PREVIEW = "预览"
PREVIEW_WORKING = "正在排版"
PREVIEW_PAGES = "共 {} 页，每行 {} 字，每页 {} 行"
CHECK = "检查"
CHECK_WORKING = "正在检查"
CHECK_CLEAN = "没有发现问题"
CHECK_OPEN = "待填 {}"
CHECK_LEVELS = {"error": "要改 {}", "warning": "存疑 {}", "hint": "提示 {}"}
CHECK_MENDABLE = "{} 处能自动改"
CHECK_CAN_MEND = "^r 改"
CHECK_AROUND = "…{}▸{}◂{}…"
CHECK_WOULD = "改成：{}"
CHECK_DELETE = "（删去）"
CHECK_BY_HAND = "这一处要您自己定，按回车跳过去"
CHECK_MENDED = "改好 {} 处，可以撤销"
CHECK_NONE_SURE = "没有能自动改的"
CHECK_OPEN_TIMES = "{}　{} 处"
EXPORT = "导出"
EXPORT_FORM, EXPORT_LAYOUT, EXPORT_KIND, EXPORT_TARGET = "格式", "版式", "用途", "存到"
EXPORT_FORMS = ("Word", "Markdown", "纯文本", "网页")
EXPORT_USUAL = "机关常用"
EXPORT_DRAFT, EXPORT_FINAL = "草稿", "定稿"
EXPORT_GO = "导出"
EXPORT_NOTE = "按回车导出，按 ← → 换。定稿要求没有待填"
EXPORT_MARKDOWN = "{}-导出.md"
EXPORT_WORKING = "正在导出"
EXPORT_DONE = "✓ 已导出 {}（{} KB）"
EXPORT_NOT_FINAL = "✗ 还有 {} 处待填，不能作定稿。esc 回去按 tab 一处一处填，或者用途先选草稿"
EXPORT_STRANGE = (
    "! 已经有 {}，它在导出以后被改过，或不是从这里导出的。再按一次回车就覆盖；要留着它，请改“存到”的文件名"
)
EXPORT_SLOTS = "还有 {} 处待填，稿子里用底色标出"
RECOVERY = "上次没存上的文字"
RECOVERY_TEXT = "{} 写的下面这些没来得及存进文件。"
RECOVERY_TAKE = "接着写：把它们放回稿子"
RECOVERY_LEAVE = "不要：就用文件里的"
DIFF_SAME = "两稿一样"

# --- words under the cursor, files, revisions

WORDING = "换说法：{}"
WORDING_NOTE = "回车换上，可以撤销。先是能替换的词和搭配，后是同一步的其他说法"
PROVENANCE = "出处"
PROVENANCE_NONE = "词句库里没有这个说法，是您自己写的"
LOCK_NONE = "光标不在句子里"
LOCKED = "已锁定：{}…"
UNLOCKED = "已解锁：{}…"
OPEN = "打开"
OPEN_NOTE = "打字筛选；也可以写文件或文件夹的路径。Word、WPS 的旧稿会另建一份来写，原件不动"
ADOPTED = "已照 {} 建了 {}，在这里写，原件不动"
ADOPTED_DROPPED = "页码、网址、残留的标记之类没有带过来，共 {} 处"
ADOPTED_LONGEST = "那个文件里有 {} 篇，这是最长的一篇"
ADOPTING = "正在读 {}"
COPY_TO = "另存一份"
COPY_NOTE = "写文件名或路径，回车就存，接着写新的这一份"
COPY_NAME = "{}（另存）"
COPY_MADE = "已另存为 {}，现在写的是这一份"
REVISIONS = "各稿"
REVISIONS_NONE = "还没有存过稿。按 ^s 存一稿，退出时也会存"
REVISIONS_BETWEEN = "{} → {}"
REVISIONS_NOW = "现在"
REVISIONS_MARK = "◆"
REVISIONS_AGAINST = "都与{}比；上下选另一稿，在◆上再按一次改与现在比"
REVISIONS_AGAINST_NOW = "都与现在比"
REVISIONS_CHANGES = "{} 段有改动"
REVISIONS_NUMBER = "第 {} 稿"
REVISIONS_RIGHT = "{:,}字  {}"
REVISIONS_BACK = "退回旧稿"
REVISIONS_WENT_BACK = "已退回到第 {} 稿；撤销一次就回来"
REVISIONS_FILE = "{}-对比第{}稿.docx"
REVISIONS_FILE_BETWEEN = "{}-第{}稿与第{}稿.docx"
REVISIONS_WROTE = "已写出 {}"

# --- headings, bank, review, corpus, old speeches, tutorial

SIBLINGS = "配标题"
SIBLINGS_NONE = "把光标放到标题上再用"
SIBLINGS_SCORE = "这一组 {} 个标题，工整程度 {} 分"
SIBLINGS_BREAK = "✗ {}：{}"
BANK = "词句库"
BANK_PLACES = "用在哪里"
BANK_EVERYWHERE = "全部"
BANK_ALL_KINDS = "各种词句"
BANK_COUNT = "共 {:,} 条"
BANK_PROBLEM = "词句库里有写错的地方"
BANK_REWORDED = "已改，存为您自己的说法，按 ^z 撤回"
BANK_RETIRED = "以后不再提这一条，按 ^z 撤回"
BANK_UNDONE = "已撤回"
BANK_FIRST = "前 {:,} 条，打字再找"
REVIEW = "审候选"
REVIEW_DONE = "没有等着审的了"
REVIEW_TALLY = "收 {}  不收 {}  还有 {}"
REVIEW_LIKE = "库里已有相近的：{}"
REVIEW_WHY = "为什么不收"
REVIEW_WHY_NOTE = "可以不写，直接回车；esc 不作决定"
REVIEW_EDIT = "改文字"
REVIEW_EDIT_NOTE = "要填的地方写成【名称】，回车保存"
REVIEW_STEP = "归到哪一步"
CORPUS = "语料"
CORPUS_EMPTY = "还没有读入讲话。按 ^o 读入您单位的旧讲话，Word、WPS、PDF、网页都行"
CORPUS_READY = "文件只在本机读取，原件不动"
CORPUS_ROW = "{}  {:,}字"
CORPUS_NO_DATE = "日期不详"
CORPUS_COUNT = "{} 篇"
CORPUS_ADD = "读入旧讲话"
CORPUS_ADD_HINT = "文件或文件夹的路径"
CORPUS_ADD_NOTE = "可以把文件夹直接拖到窗口里，回车开始"
CORPUS_NO_FILE = "找不到 {}"
CORPUS_BUSY = "正在做一件事，做完再来，或按 ^x 停下"
CORPUS_STOPPED = "已停下，做完的都留着"
CORPUS_OF = "{}/{}"
RENEW = "旧稿新用"
RENEW_PICK = "选一篇旧稿"
RENEW_PICK_NOTE = "打字筛选；也可以写文件的完整路径。Word、WPS、PDF、文本都行"
RENEW_FACTS = "这次的会"
RENEW_CHANGES = "会改什么"
RENEW_WORKING = "正在看这篇旧稿"
RENEW_NOTE = "填得越多，留空越少。按 ^s 生成新稿，旧稿不动"
RENEW_CHANGED = "改换 {} 处"
RENEW_FROM_TO = "{} → {}"
RENEW_DATED = "过时提法 {} 处"
RENEW_KEPT = "原样保留 {} 处，请过目"
RENEW_COPIED = "与旧稿相同 {}%  待填 {}"
TUTOR_STEP = "入门 {}/8　{}"
TUTOR_STEPS = (
    "按 tab，选中第一处待填",
    "直接打字，把它填上",
    "按 f2，到右边找这一步能用的词句",
    "上下选一句，回车放进稿子",
    "按 ^↓，去下一个部分",
    "按 f6，检查全稿",
    "按 esc 回来，再按 f5 看印出来的样子",
    "按 esc 回来，再按 f9，回车导出 Word",
)
TUTOR_DONE = "入门　八步走完了。这份稿子随便改，按 esc 回工作台，选一种会议写自己的稿子"

KEY_ENTER = "回车"

# --- hints of the widget in focus: key as shown, label, key that a click presses

HINTS_FIELD = (("tab", "下一栏", "tab"),)
HINTS_LINE = (("回车", "就这样", "enter"),)
HINTS_CHOICE = (("← →", "换", "right"), ("tab", "下一栏", "tab"))
HINTS_PHRASES = (("回车", "放进稿子", "enter"), ("^↓", "下一步骤", "ctrl+down"), ("esc", "回稿子", "escape"))
HINTS_RECENTS = (("回车", "接着写", "enter"), ("tab", "换栏", "tab"), ("del", "移出", "delete"))
HINTS_KINDS = (("回车", "开始", "enter"), ("tab", "换栏", "tab"))
HINTS_MORE = (("回车", "打开", "enter"), ("tab", "换栏", "tab"))
HINTS_OUTLINE = (("回车", "到那里", "enter"), ("esc", "回稿子", "escape"))
HINTS_SLOTS = (("回车", "去填", "enter"), ("esc", "回稿子", "escape"))
HINTS_FINDINGS = (("回车", "去改", "enter"),)
HINTS_QUEUE = (("回车", "收下", "enter"),)
HINTS_BANK = (("回车", "复制", "enter"),)
HINTS_PICK = (("回车", "选用", "enter"), ("↑ ↓", "选", "down"))

# --- the key table in docs/keys.md

KEYS_TITLE = "键位表"
KEYS_INTRO = (
    "由 `python -m draftkit.tui.key_table` 生成。`^` 是 Ctrl，`⇧` 是 Shift。"
    "要改键位，在设置文件夹里写 `keymap.yaml`，一行一个：`动作名: 键`，如 `write.save: ctrl+e`。"
)
KEYS_HEAD = "| 键 | 做什么 | 动作名 |"
KEYS_NONE = "命令（`^p`）里"
