"""Forms of English verbs and nouns, so that rules can say <speak> for speak, speaks, spoke, spoken and speaking."""

from __future__ import annotations

from functools import cache

_IRREGULAR = {
    forms.split()[0]: tuple(forms.split())
    for forms in (
        "be am is are was were been being", "become becomes became becoming", "begin begins began begun beginning",
        "break breaks broke broken breaking", "bring brings brought bringing", "build builds built building",
        "buy buys bought buying", "catch catches caught catching", "choose chooses chose chosen choosing",
        "come comes came coming", "cut cuts cutting", "deal deals dealt dealing", "do does did done doing",
        "draw draws drew drawn drawing", "drink drinks drank drunk drinking", "drive drives drove driven driving",
        "eat eats ate eaten eating", "fall falls fell fallen falling", "feel feels felt feeling",
        "fight fights fought fighting", "find finds found finding", "flee flees fled fleeing",
        "fly flies flew flown flying", "forbid forbids forbade forbidden forbidding",
        "forget forgets forgot forgotten forgetting", "get gets got gotten getting", "give gives gave given giving",
        "go goes went gone going", "grow grows grew grown growing", "hang hangs hung hanged hanging",
        "have has had having", "hear hears heard hearing", "hide hides hid hidden hiding", "hit hits hitting",
        "hold holds held holding", "keep keeps kept keeping", "know knows knew known knowing", "lay lays laid laying",
        "lead leads led leading", "leave leaves left leaving", "lend lends lent lending", "let lets letting",
        "lie lies lay lain lying", "lose loses lost losing", "make makes made making", "mean means meant meaning",
        "meet meets met meeting", "pay pays paid paying", "put puts putting", "read reads reading",
        "ride rides rode ridden riding", "rise rises rose risen rising", "run runs ran running",
        "say says said saying", "see sees saw seen seeing", "seek seeks sought seeking", "sell sells sold selling",
        "send sends sent sending", "set sets setting", "shake shakes shook shaken shaking",
        "shoot shoots shot shooting", "show shows showed shown showing", "shut shuts shutting",
        "sing sings sang sung singing", "sink sinks sank sunk sinking", "sit sits sat sitting",
        "sleep sleeps slept sleeping", "speak speaks spoke spoken speaking", "spend spends spent spending",
        "stand stands stood standing", "steal steals stole stolen stealing", "strike strikes struck stricken striking",
        "swear swears swore sworn swearing", "swim swims swam swum swimming", "take takes took taken taking",
        "teach teaches taught teaching", "tell tells told telling", "think thinks thought thinking",
        "throw throws threw thrown throwing", "understand understands understood understanding",
        "wear wears wore worn wearing", "win wins won winning", "withdraw withdraws withdrew withdrawn withdrawing",
        "write writes wrote written writing", "overcome overcomes overcame overcoming",
        "undergo undergoes underwent undergone undergoing", "man men", "woman women", "child children",
        "person persons people", "foot feet", "life lives", "party parties",
    )
}  # fmt: skip
_VOWELS = frozenset("aeiou")
_DOUBLING = (
    "admit commit control drop equip expel grab ban plan plot prefer refer rob ship slam star stop permit occur "
    "submit transfer transmit travel trap tip step sum beg chat regret quarrel cancel label model signal total"
)
"""Verbs that double their last letter, in British or any spelling; "travel" has both."""


@cache
def forms(word: str) -> tuple[str, ...]:
    """The forms of a verb or noun given in its base form, that one first; of a noun the verb's forms do no harm."""
    known = _IRREGULAR.get(word)
    if known is not None:
        return known
    made = [word, _with_s(word)]
    if word.endswith("e"):
        made += [word + "d", word[:-1] + "ing"]
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        made += [word[:-1] + "ied", word + "ing"]
    else:
        made += [word + "ed", word + "ing"]
        if word in _DOUBLING.split():
            made += [word + word[-1] + "ed", word + word[-1] + "ing"]
    return tuple(dict.fromkeys(made))


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
