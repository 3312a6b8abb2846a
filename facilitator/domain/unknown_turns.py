"""How a remark is brought in when nobody noted who spoke: nothing is said of them, and an observation stands alone."""

from __future__ import annotations

from facilitator.domain.turn_forms import Form, Forms

QUOTED: Forms = {
    "fr": (
        Form("declare", "Quelqu’un dans la salle déclare : {words}", "spoken"),
        Form("someone", "Quelqu’un déclare : {words}", "written"),
        Form("confide-after", "{words}, confie quelqu’un"),
        Form("among", "Parmi les paroles notées : {words}"),
        Form("testify-after", "{words}, témoigne une voix"),
        Form("voice", "Une voix s’élève : {words}", "spoken"),
        Form("tell", "Quelqu’un raconte : {words}"),
        Form("heard-after", "{words}, entend-on dans la salle", "spoken"),
        Form("affirm", "Quelqu’un affirme : {words}"),
        Form("observe-after", "{words}, observe quelqu’un"),
        Form("kept", "Cette phrase a été notée : {words}"),
        Form("explain-after", "{words}, explique une voix"),
        Form("testify", "Quelqu’un témoigne : {words}"),
        Form("tell-after", "{words}, raconte quelqu’un"),
        Form("write", "Quelqu’un écrit : {words}", "written"),
        Form("read-after", "{words}, peut-on lire", "written"),
    ),
    "en": (
        Form("say", "Someone in the room says: {words}", "spoken"),
        Form("someone", "Someone says: {words}", "written"),
        Form("confide-after", "{words}, confides someone"),
        Form("among", "Among what was noted: {words}"),
        Form("share-after", "{words}, shares a voice"),
        Form("voice", "A voice is heard: {words}", "spoken"),
        Form("tell", "Someone tells us: {words}"),
        Form("heard-after", "{words}, we hear in the room", "spoken"),
        Form("note", "Someone notes: {words}"),
        Form("note-after", "{words}, notes someone"),
        Form("kept", "This sentence was noted: {words}"),
        Form("explain-after", "{words}, explains a voice"),
        Form("explain", "Someone explains: {words}"),
        Form("say-after", "{words}, says someone"),
        Form("write", "Someone writes: {words}", "written"),
        Form("read-after", "{words}, we read", "written"),
    ),
}

TOLD: Forms = {
    "fr": (
        Form("alone", "{words}"),
        Form("room", "Dans la salle : {words}", "spoken"),
        Form("note", "On note : {words}"),
        Form("told", "Un constat : {words}"),
        Form("tell", "On raconte : {words}"),
        Form("note-after", "{words}, note-t-on"),
        Form("among", "Parmi les remarques : {words}"),
        Form("keep", "À retenir : {words}"),
        Form("observe", "On observe : {words}"),
    ),
    "en": (
        Form("alone", "{words}"),
        Form("room", "In the room: {words}", "spoken"),
        Form("note", "We note: {words}"),
        Form("told", "An observation: {words}"),
        Form("tell", "We are told: {words}"),
        Form("note-after", "{words}, we note"),
        Form("among", "Among the remarks: {words}"),
        Form("keep", "Worth keeping: {words}"),
        Form("observe", "We observe: {words}"),
    ),
}

ASKED: Forms = {
    "fr": (
        Form("ask", "Une question se pose : {words}"),
        Form("wonder-after", "{words} se demande-t-on"),
        Form("someone", "Quelqu’un demande : {words}"),
        Form("alone", "{words}"),
        Form("question", "Une question : {words}"),
        Form("put", "On s’interroge : {words}"),
    ),
    "en": (
        Form("ask", "A question comes up: {words}"),
        Form("wonder-after", "{words} someone wonders"),
        Form("someone", "Someone asks: {words}"),
        Form("alone", "{words}"),
        Form("question", "A question: {words}"),
        Form("put", "We wonder: {words}"),
    ),
}

PROPOSED: Forms = {
    "fr": (
        Form("idea", "Une idée : {words}"),
        Form("suggest-after", "{words}, suggère quelqu’un"),
        Form("someone", "Quelqu’un propose : {words}"),
        Form("proposal", "Une proposition : {words}"),
        Form("suggest", "On suggère : {words}"),
        Form("propose-after", "{words}, propose-t-on"),
    ),
    "en": (
        Form("idea", "An idea: {words}"),
        Form("suggest-after", "{words}, suggests someone"),
        Form("someone", "Someone proposes: {words}"),
        Form("proposal", "A proposal: {words}"),
        Form("suggest", "A suggestion: {words}"),
        Form("propose-after", "{words}, proposes someone"),
    ),
}

REMEMBERED: Forms = {
    "fr": (
        Form("remembered", "Noté de mémoire : {words}"),
        Form("substance", "En substance, noté après coup : {words}"),
        Form("beside", "{words} (noté de mémoire)"),
        Form("afterwards", "On se souvient de ceci : {words}"),
        Form("kept", "Retenu de mémoire : {words}"),
    ),
    "en": (
        Form("remembered", "Noted from memory: {words}"),
        Form("substance", "In substance, noted afterwards: {words}"),
        Form("beside", "{words} (noted from memory)"),
        Form("afterwards", "As remembered afterwards: {words}"),
        Form("kept", "Kept from memory: {words}"),
    ),
}

HEARD_ELSEWHERE: Forms = {
    "fr": (
        Form("elsewhere", "Entendu ailleurs ({where}) : {words}"),
        Form("place", "Ailleurs ({where}) : {words}"),
        Form("beside", "{words} (entendu ailleurs, {where})"),
        Form("brought", "Venu d’ailleurs ({where}) : {words}"),
        Form("outside", "Entendu hors de la salle ({where}) : {words}"),
    ),
    "en": (
        Form("elsewhere", "Heard elsewhere ({where}): {words}"),
        Form("place", "Elsewhere ({where}): {words}"),
        Form("beside", "{words} (heard elsewhere, {where})"),
        Form("brought", "Brought from elsewhere ({where}): {words}"),
        Form("outside", "Heard outside the room ({where}): {words}"),
    ),
}
