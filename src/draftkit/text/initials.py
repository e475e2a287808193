"""Pinyin initials of Chinese text (明显成效 → ``mxcx``), from the order of GB 2312 and one small table.

The 3,755 characters of GB 2312 level 1 are sorted by pinyin, so their initials follow from where each
letter begins. Level 2 is sorted by radical; its initials are written down row by row (readings as in the
Unihan ``kMandarin`` field, checked against pinyin-data, MIT). Characters with two readings take the one of
the word they stand in. Characters outside GB 2312 give ``?``.
"""

from __future__ import annotations

import re
from functools import cache

_FIRST_OF_LETTER = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "abcdefghjklmnopqrstwxyz"
_LEVEL_2 = (
    "cjwgnspgcgnegypbtyyzdxykygtzjnmjqmbsgzscyjsyyfpgkbzgydywjkgkljswkpjqhyjwrdzlsgmrypywwcckznkyyg",
    "ttngjeykkzytcjnmcylqlypyqfqrpzslwbtgkjfyxjwzltbncxjjjjtxdttsqzycdxxhgckbphffsstybgmxlpbyllbhlx",
    "smzmyjhsojnghdzqyklgjhsgqzhxqgkezzwyscscjxyeyxadzpmdssmzjzqjyzcjjfwqjbdzbxgznzcpwhkxhqkmwfbpby",
    "dtjzzkqhylygxfptyjyyzpszlfchmqshgmxxsxjyqdcsbbqbefsjyhwwgzkpylqbgldlcctnmayddkssngycsgxlyzaypn",
    "ptsdkdylhgymylcxpycjndqjwqqxfyyfjlejpzrxccqwqqsbzkymgplbmjrqcflnymyqmsqtrbcjthztqfrxqhxmjjcjlx",
    "xgjmshzkbswyemyltxfsydsglycjqxsjnqbsctyhbftdcyjdjwyghqfrxwckqkxebptlpxjzsrmebwhjlbjslyysmdxlcl",
    "qkxlhxjrzjmfqhxhwywsbhtrxxglhqhfnmgykldyxzpylggsmtcfpajjzyljtyanjgbjplqgdzyqyaxbkysecjsznslyzh",
    "zxlzcghpxzhznytdsbcjkdlzyyfwydlebbgqyzkggldndnyskjshdlyxbcghxypkdjmmzngmmclgwzszxzjfznmlzzthcs",
    "ydbdllscddnlkjykjsycjlkohqasdknhcsganhdaashtcplcpqybsdmpjlpcjoqlcdhjjysprchnwjnlhlyyqyhwzptczg",
    "wwmzffjqqqqyxaclbhkdjxdgmmydjxzllsygxgkjrywzwyclzmssjzldbydcpcxyhlxchyzjqsqqagmnyxpfrkssbjlyxy",
    "syglnscmhcwwmnzjjlxxhchsyzsttxrycyxbyhcsmxjsznpwgpxxtaybgajcxlyxdccwzocwkccsbnhcpdyznfcyytyckx",
    "kybsqkkytqqxfcwchcykelzqbsqyjqcclmthsywhmktlkjlycxwheqqhtqhqpqsqscfymmdmgbwhwlgsllystlmlxpthmj",
    "hwljzyhzjxhtxjlhxrswlwzjcbxmhzqxsdzpmgfcsglsxymjshxpjxwmyqksmyplrthbxftpmhyxlchlhlzylxgsssstcl",
    "sldclrpbhzhxyyfhbmgdmycnqqwlqhjjcywjzyejjdhpblqxtqkwhlchqxagtlxljxmsljhtzkzjecxjcjnmfbycsfywyb",
    "jzgnysdzsqyrsljpclpwxsdwejbjcbcnaytwgmpapclyqpclzxsbnmsggfnzjjbzsfzyndxhplqkzczwalsbccjxsyzgwk",
    "ypsgxfzfcdkhjgxtlqfsgdslqwzkxtmhsbgzmjzrglyjbpmlmsxlzjqqhzyjczydjwbwjklddpmjegxyhylxhlqyqhkycw",
    "cjmyyxnatjhyccxzpcqlbzwwytwbqcmlpmyrjcccxfpznzzljplxxyztzlgdldcklyrzzgqtgjhhgjljaxfgfjzslcfdqz",
    "lclgjdjzsnzlljpjqdcclcjxmyzftsxgcgsbrzxjqqctzhgyqtjqqlzxjylylbcyamcstylpdjbyregklzyzhlyszqlznw",
    "czcllwjqjjjkdgjzolbbzppglghtgzxyjhzmycnqcycyhbhgxkamtxyxnbskyzzgjzlqjdfcjxdygjqjjpmgwgjjjpkqsb",
    "gbmmcjssclpqpdxcdyykypcjddyygywrhjrtgznyqldkljszzgzqzjgdykshpzmtlcpwnjyfyzdjcnmwescyglbtzcgmss",
    "llyxysxsbsjsbbsgghfjlypmzjnlyywdqshzxtyywhmcyhywdbxbtlmsyyyfsxjcbdxxlhjhfssxzqhfzmzcztqcxzxrtt",
    "djhnnyzqqmtqdmmgyydxmjgdhcdyzbffallztdltfxmxqzdngwqdbdcdjdxbzgsqqddjcmbkzffxmkdmdsyyszcmljdsyn",
    "sprskmkmpcklgtbqtfzswtfgglyplljzhgjjgypzltcsmcnbtjbqfkthbyzgkpbbymtdssxtbnpdkleycjnyddykzddhqh",
    "sdzsctarlltkzlgecllkjlqjaqnbdkkghpjtzqksecshalqfmmgjnlyjbbtmlyzxdcjpldlpcqdhzycbzsczbzmsljflkr",
    "zjsnfrgjhxpdhyjybzgdlqcsezgxlblgyxtwmabchecmwyjyzlljjyhlgndjlslygkdzpzxjyyzlwcxszfgwyydlyhcljs",
    "cmbjhblyzlycblydpdqysxqzbytdkyxjyycnrjmpdjgklcljbctbjddbblblczqrppxjcjlzcshltoljnmdddlngkathqh",
    "jhykheznmshrphqqjchgmfprxhjgdychghlyrzqlcyqjnzsqtkqjymszswlcfqqqxyfggyptqwlmcrnfkkfsyylqbmqamm",
    "myxctpshcptxxzzsmphpshmclmldqfyqxszyjdjjzzhqpdszglstjbckbxyqzysgpsxqzqzrqtbdkyxzkhhgflbcsmdldg",
    "dzdblzyycxnncsybzbfglzzxswmsccmqnjqsbdqsjtxxmbltxzclzshzcxrqjgjylxzfjphymzqqydfqjjlzznzjsdgzyg",
    "ctxmzysctlkphtxhtlbjxjlxscdqxcbbtjfqzfsltjbtkqbxxjjljchczdbzjdczjdcprnpqcjpfczlclzxzdmxmphjsgz",
    "gszzqjylwtjpfsyaxmcjbtzkycwmytzsjjlqcqlwzmalbxyfbpnlsfhtgjwejjxxglljstgshjqlzfkcgnndszfdeqfhbs",
    "aqtgylbxmmygszldydqmjjrgbjtkgdhgkblqkbdmbylxwcxyttybkmrtjzxqjbhlmhmjjzmqasldcyxyqdlqcafywyxqhz",
)
"""Rows 56 to 87 of GB 2312, 94 characters each."""

_IN_WORDS = {
    "z": "成长 增长 生长 滋长 助长 长大 长辈 年长 师长 兄长 首长 家长 秘书长 董事长 委员长 检察长"
    " 部长 省长 市长 县长 区长 旗长 州长 盟长 镇长 乡长 村长 厅长 局长 处长 科长 股长 司长 署长 组长"
    " 队长 班长 团长 会长 校长 院长 所长 站长 行长 厂长 社长 园长 朝气 今朝 朝夕 朝阳 自传 传记 西藏 宝藏",
    "h": "银行 行业 行列 行家 行情 行当 同行 央行 各行 百行 内行 外行 支行 分行 商行 排行 行长",
    "c": "重新 重复 重申 重建 重组 重温 重构 重塑 重启 重返 重现 重叠 重庆 重重 双重 多重 重整"
    " 曾经 不曾 未曾 何曾 牲畜",
    "t": "协调 调整 调节 调解 调控 调理 调和 调适 空调 微调 失调 弹性",
    "s": "率先 表率 率领 统率 直率 草率 轻率 坦率 粗率",
    "j": "供给 给予 自给 补给 配给 校对 校准",
    "k": "会计 财会 门槛",
    "x": "反省 自省 内省 厦门 投降",
    "y": "音乐 乐章 乐曲 乐队",
    "p": "开辟 辟谣 便宜",
    "b": "曝光",
}
"""Words in which a character is not read as the table has it, by the initial it has there."""

_OTHER_READING = {
    "长": "cz", "行": "xh", "重": "zc", "调": "dt", "率": "ls", "给": "gj", "曾": "zc", "省": "sx",
    "朝": "cz", "乐": "ly", "传": "cz", "会": "hk", "弹": "dt", "校": "xj", "降": "jx", "厦": "sx",
    "辟": "bp", "畜": "xc", "曝": "pb", "系": "xj", "便": "bp", "藏": "cz", "槛": "jk", "石": "sd",
}  # fmt: skip


def initials(text: str) -> str:
    """One lower-case letter for each Han character, everything else as it is."""
    plain = text.translate(_table())
    if not _POLYPHONE.search(text):
        return plain
    letters = list(plain)
    words, exceptions = _word_pattern()
    for match in words.finditer(text):
        for offset, letter in exceptions[match.group()]:
            letters[match.start() + offset] = letter
    return "".join(letters)


def initials_both_ways(text: str) -> tuple[str, ...]:
    """``initials``, and where characters have two readings also the string with all of these swapped."""
    first = initials(text)
    if not _POLYPHONE.search(text):
        return (first,)
    swapped = [_swapped(letter, _OTHER_READING.get(c)) for letter, c in zip(first, text, strict=True)]
    return (first, "".join(swapped))


def _swapped(letter: str, readings: str | None) -> str:
    return letter if readings is None else readings.replace(letter, "", 1)[:1] or letter


_POLYPHONE = re.compile(f"[{''.join(_OTHER_READING)}]")


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    starts = [character.encode("gb2312") for character in _FIRST_OF_LETTER]
    letter = 0
    for row in range(16, 56):
        for column in range(94):
            code = bytes((0xA0 + row, 0xA1 + column))
            if row == 55 and column >= 89:  # level 1 ends with 座
                break
            while letter + 1 < len(starts) and code >= starts[letter + 1]:
                letter += 1
            table[ord(code.decode("gb2312"))] = _LETTERS[letter]
    for row, line in enumerate(_LEVEL_2, 56):
        for column, initial in enumerate(line):
            table[ord(bytes((0xA0 + row, 0xA1 + column)).decode("gb2312"))] = initial
    return _Initials(table)


class _Initials(dict[int, str]):
    """A translation table in which a Han character that is not listed becomes ``?``."""

    def __missing__(self, code: int) -> str:
        return "?" if 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3134F else chr(code)


@cache
def _word_pattern() -> tuple[re.Pattern[str], dict[str, list[tuple[int, str]]]]:
    exceptions: dict[str, list[tuple[int, str]]] = {}
    table = _table()
    for letter, words in _IN_WORDS.items():
        for word in words.split():
            places = exceptions.setdefault(word, [])
            for offset, character in enumerate(word):
                if letter in _OTHER_READING.get(character, "") and table[ord(character)] != letter:
                    places.append((offset, letter))
    longest_first = sorted(exceptions, key=len, reverse=True)
    return re.compile("|".join(longest_first)), exceptions
