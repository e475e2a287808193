"""Moves and steps of a work-meeting speech (genre analysis after Swales; the list is GENRE's)."""

from __future__ import annotations

from enum import StrEnum


class Move(StrEnum):
    """A communicative unit of the speech, in the order in which moves usually follow each other."""

    OPENING = "opening"
    REVIEW = "review"
    SITUATION = "situation"
    TASKS = "tasks"
    LEADERSHIP = "leadership"
    CLOSING = "closing"

    @property
    def zh(self) -> str:
        """The name a writer uses."""
        return _MOVE_ZH[self]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this move, in order."""
        return tuple(step for step in Step if step.move is self)


class Step(StrEnum):
    """A part of a move. Values are unique over all moves, so a step alone tells its move."""

    SALUTATION = "salutation"
    OCCASION = "occasion"
    PURPOSE = "purpose"
    ACKNOWLEDGEMENT = "acknowledgement"
    HINGE = "hinge"

    OVERALL = "overall"
    ACHIEVEMENT = "achievement"
    CREDIT = "credit"
    THANKS = "thanks"
    PROBLEM_LEAD = "problem-lead"
    PROBLEM = "problem"
    PROBLEM_CLOSE = "problem-close"

    BACKGROUND = "background"
    SIGNIFICANCE = "significance"
    OPPORTUNITY = "opportunity"
    CHALLENGE = "challenge"
    AWARENESS = "awareness"

    GUIDING = "guiding"
    GOAL = "goal"
    LEAD_IN = "lead-in"
    MEASURE = "measure"
    EMPHASIS = "emphasis"

    RESPONSIBILITY = "responsibility"
    COORDINATION = "coordination"
    TEAM = "team"
    SAFEGUARD = "safeguard"
    SUPERVISION = "supervision"
    PUBLICITY = "publicity"

    VOCATIVE = "vocative"
    MISSION = "mission"
    CALL = "call"
    PLEDGE = "pledge"

    @property
    def move(self) -> Move:
        """The move this step belongs to."""
        return _STEP_MOVE[self]

    @property
    def zh(self) -> str:
        """The name a writer uses."""
        return _STEP_ZH[self]


_MOVE_ZH = {
    Move.OPENING: "开头",
    Move.REVIEW: "回顾成绩与问题",
    Move.SITUATION: "分析形势",
    Move.TASKS: "部署任务",
    Move.LEADERSHIP: "加强领导",
    Move.CLOSING: "结尾",
}

_STEPS_OF: dict[Move, dict[Step, str]] = {
    Move.OPENING: {
        Step.SALUTATION: "称谓",
        Step.OCCASION: "会议背景",
        Step.PURPOSE: "会议任务",
        Step.ACKNOWLEDGEMENT: "肯定发言",
        Step.HINGE: "过渡",
    },
    Move.REVIEW: {
        Step.OVERALL: "总评",
        Step.ACHIEVEMENT: "分项成绩",
        Step.CREDIT: "归因",
        Step.THANKS: "致谢",
        Step.PROBLEM_LEAD: "转折",
        Step.PROBLEM: "问题",
        Step.PROBLEM_CLOSE: "要求重视",
    },
    Move.SITUATION: {
        Step.BACKGROUND: "形势背景",
        Step.SIGNIFICANCE: "重要意义",
        Step.OPPORTUNITY: "机遇",
        Step.CHALLENGE: "挑战",
        Step.AWARENESS: "认识要求",
    },
    Move.TASKS: {
        Step.GUIDING: "总体思路",
        Step.GOAL: "目标",
        Step.LEAD_IN: "引出",
        Step.MEASURE: "举措",
        Step.EMPHASIS: "强调",
    },
    Move.LEADERSHIP: {
        Step.RESPONSIBILITY: "压实责任",
        Step.COORDINATION: "形成合力",
        Step.TEAM: "队伍作风",
        Step.SAFEGUARD: "保障投入",
        Step.SUPERVISION: "督查考核",
        Step.PUBLICITY: "营造氛围",
    },
    Move.CLOSING: {
        Step.VOCATIVE: "再呼",
        Step.MISSION: "使命",
        Step.CALL: "号召",
        Step.PLEDGE: "献礼",
    },
}
_STEP_MOVE = {step: move for move, steps in _STEPS_OF.items() for step in steps}
_STEP_ZH = {step: zh for steps in _STEPS_OF.values() for step, zh in steps.items()}
