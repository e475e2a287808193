"""Errors that say what to do never end the desk: they are told, and work goes on."""

from __future__ import annotations

from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

from draftkit.errors import DraftkitError


class Forgiving(MessagePump):
    """A message pump that outlives a ``DraftkitError`` of its handlers; Textual's own would stop for good.

    ``_dispatch_message`` is Textual's; a test fails when it moves.
    """

    app: Any

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except DraftkitError as error:
            self.app.complain(error)
