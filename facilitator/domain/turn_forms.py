"""How a remark is brought in when its role is known, in French and in English.

`{role}` is the role, `{words}` the words (with their quotation marks when they are quoted), `{where}` where they were
heard (left out when nobody knows), `{she}` "elle", "il", "elles" or "ils". `<a|b>` is `a` for one person, `b` for
several. Turns whose words are the same before or after the remark have one id up to its hyphen.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Use = Literal["spoken", "written", "again", "by-hand", ""]


class Form(NamedTuple):
    """One turn of phrase. `use` is what it is only for: things said aloud, things written, another remark of a role
    just heard, or a writer who sees that it fits.
    """

    id: str
    text: str
    use: Use = ""


Forms = dict[str, tuple[Form, ...]]

QUOTED: Forms = {
    "fr": (
        Form("declare", "{role} <déclare|déclarent> : {words}"),
        Form("testify-after", "{words}, <témoigne|témoignent> {role}"),
        Form("for", "Pour {role}, {words}"),
        Form("confide", "{role} <confie|confient> : {words}"),
        Form("explain-after", "{words}, <explique|expliquent> {role}"),
        Form("according", "Selon {role}, {words}"),
        Form("tell", "{role} <raconte|racontent> : {words}"),
        Form("say-after", "{words}, <dit|disent> {role}", "spoken"),
        Form("affirm", "{role} <affirme|affirment> : {words}"),
        Form("confide-after", "{words}, <confie|confient> {role}"),
        Form("testify", "{role} <témoigne|témoignent> : {words}"),
        Form("sum-after", "{words}, <résume|résument> {role}"),
        Form("after", "D’après {role}, {words}"),
        Form("explain", "{role} <explique|expliquent> : {words}"),
        Form("tell-after", "{words}, <raconte|racontent> {role}"),
        Form("observe", "{role} <observe|observent> : {words}"),
        Form("slip-after", "{words}, <glisse|glissent> {role}", "spoken"),
        Form("write", "{role} <écrit|écrivent> : {words}", "written"),
        Form("write-after", "{words}, <écrit|écrivent> {role}", "written"),
        Form("add-after", "{words}, <ajoute-t|ajoutent>-{she}", "again"),
        Form("go-on-after", "{words}, <poursuit|poursuivent>-{she}", "again"),
    ),
    "en": (
        Form("say", "{role} <says|say>: {words}"),
        Form("share-after", "{words}, <shares|share> {role}"),
        Form("for", "For {role}, {words}"),
        Form("explain", "{role} <explains|explain>: {words}"),
        Form("say-after", "{words}, <says|say> {role}"),
        Form("according", "According to {role}, {words}"),
        Form("tell", "{role} <tells|tell> the group: {words}", "spoken"),
        Form("explain-after", "{words}, <explains|explain> {role}"),
        Form("note", "{role} <notes|note>: {words}"),
        Form("confide-after", "{words}, <confides|confide> {role}"),
        Form("put", "{role} <puts|put> it this way: {words}"),
        Form("note-after", "{words}, <notes|note> {role}"),
        Form("confide", "{role} <confides|confide>: {words}"),
        Form("sum-after", "{words}, <concludes|conclude> {role}"),
        Form("words", "In the words of {role}, {words}"),
        Form("share", "{role} <shares|share> this: {words}"),
        Form("write", "{role} <writes|write>: {words}", "written"),
        Form("write-after", "{words}, <writes|write> {role}", "written"),
    ),
}

TOLD: Forms = {
    "fr": (
        Form("tell", "{role} <raconte|racontent> : {words}"),
        Form("label", "{role} : {words}"),
        Form("according", "Selon {role}, {words}"),
        Form("explain", "{role} <explique|expliquent> : {words}"),
        Form("observe-after", "{words}, <observe|observent> {role}"),
        Form("for", "Pour {role}, {words}"),
        Form("testify", "{role} <témoigne|témoignent> : {words}"),
        Form("tell-after", "{words}, <raconte|racontent> {role}"),
        Form("after", "D’après {role}, {words}"),
        Form("observe", "{role} <observe|observent> : {words}"),
        Form("explain-after", "{words}, <explique|expliquent> {role}"),
        Form("beside", "{words} ({role})"),
        Form("subject", "{role} {words}", "by-hand"),
    ),
    "en": (
        Form("tell", "{role} <tells|tell> us: {words}"),
        Form("label", "{role}: {words}"),
        Form("according", "According to {role}, {words}"),
        Form("explain", "{role} <explains|explain>: {words}"),
        Form("note-after", "{words}, <notes|note> {role}"),
        Form("for", "For {role}, {words}"),
        Form("report", "{role} <reports|report>: {words}"),
        Form("explain-after", "{words}, <explains|explain> {role}"),
        Form("note", "{role} <notes|note>: {words}"),
        Form("beside", "{words} ({role})"),
        Form("subject", "{role} {words}", "by-hand"),
    ),
}

ASKED: Forms = {
    "fr": (
        Form("ask", "{role} <demande|demandent> : {words}"),
        Form("wonder-after", "{words} <s’interroge|s’interrogent> {role}"),
        Form("put", "{role} <pose|posent> la question : {words}"),
        Form("ask-after", "{words} <demande|demandent> {role}"),
        Form("wonder", "{role} <s’interroge|s’interrogent> : {words}"),
        Form("know", "{role} <voudrait|voudraient> savoir : {words}"),
        Form("beside", "{words} ({role})"),
    ),
    "en": (
        Form("ask", "{role} <asks|ask>: {words}"),
        Form("wonder-after", "{words} <wonders|wonder> {role}"),
        Form("put", "{role} <puts|put> the question: {words}"),
        Form("ask-after", "{words} <asks|ask> {role}"),
        Form("wonder", "{role} <wonders|wonder>: {words}"),
        Form("know", "{role} would like to know: {words}"),
        Form("beside", "{words} ({role})"),
    ),
}

PROPOSED: Forms = {
    "fr": (
        Form("propose", "{role} <propose|proposent> : {words}"),
        Form("suggest-after", "{words}, <suggère|suggèrent> {role}"),
        Form("idea", "{role} <lance|lancent> une idée : {words}"),
        Form("propose-after", "{words}, <propose|proposent> {role}"),
        Form("imagine", "{role} <imagine|imaginent> : {words}"),
        Form("suggest", "{role} <suggère|suggèrent> : {words}"),
        Form("beside", "{words} ({role})"),
    ),
    "en": (
        Form("propose", "{role} <proposes|propose>: {words}"),
        Form("suggest-after", "{words}, <suggests|suggest> {role}"),
        Form("idea", "{role} <has|have> an idea: {words}"),
        Form("propose-after", "{words}, <proposes|propose> {role}"),
        Form("imagine", "{role} <imagines|imagine>: {words}"),
        Form("suggest", "{role} <suggests|suggest>: {words}"),
        Form("beside", "{words} ({role})"),
    ),
}

REMEMBERED: Forms = {
    "fr": (
        Form("remembered", "Noté de mémoire, d’après {role} : {words}"),
        Form("substance", "En substance, selon {role} : {words}"),
        Form("kept-after", "{words}, selon {role} (noté de mémoire)"),
        Form("afterwards", "On se souvient, d’après {role} : {words}"),
        Form("beside", "{words} ({role}, noté de mémoire)"),
    ),
    "en": (
        Form("remembered", "Noted from memory, according to {role}: {words}"),
        Form("substance", "In substance, according to {role}: {words}"),
        Form("kept-after", "{words}, according to {role} (noted from memory)"),
        Form("afterwards", "As remembered afterwards, according to {role}: {words}"),
        Form("beside", "{words} ({role}, noted from memory)"),
    ),
}

HEARD_ELSEWHERE: Forms = {
    "fr": (
        Form("elsewhere", "Entendu ailleurs ({where}), d’après {role} : {words}"),
        Form("place", "Ailleurs ({where}), selon {role}, {words}"),
        Form("beside", "{words} ({role}, entendu ailleurs, {where})"),
        Form("brought", "Venu d’ailleurs ({where}), d’après {role} : {words}"),
        Form("label", "{role}, ailleurs ({where}) : {words}"),
    ),
    "en": (
        Form("elsewhere", "Heard elsewhere ({where}), from {role}: {words}"),
        Form("place", "Elsewhere ({where}), according to {role}, {words}"),
        Form("beside", "{words} ({role}, heard elsewhere, {where})"),
        Form("brought", "Brought from elsewhere ({where}), from {role}: {words}"),
        Form("label", "{role}, elsewhere ({where}): {words}"),
    ),
}

LABELLED: Forms = {
    "fr": (
        Form("label", "{role} : {words}"),
        Form("beside", "{words} ({role})"),
        Form("dash", "{words} — {role}"),
        Form("among", "Parmi les paroles notées ({role}) : {words}"),
        Form("kept", "Cette parole a été notée ({role}) : {words}"),
    ),
    "en": (
        Form("label", "{role}: {words}"),
        Form("beside", "{words} ({role})"),
        Form("dash", "{words} — {role}"),
        Form("among", "Among what was noted ({role}): {words}"),
        Form("kept", "This was noted ({role}): {words}"),
    ),
}
"""For roles that no verb can agree with."""
