"""The routes, one file per subject: those for anybody (from our own form) and those for who is signed in."""

from fastapi import APIRouter

from bot.staff.routes import (
    account,
    actions,
    editor,
    editor_proposal,
    intake,
    login,
    manage,
    oidc,
    out,
    partner,
    stream,
    tester,
    worklist,
)

ANONYMOUS: tuple[APIRouter, ...] = (login.router, account.open_router, oidc.router, partner.router)
SIGNED_IN: tuple[APIRouter, ...] = (
    login.signed_in_router,
    account.router,
    worklist.router,
    intake.router,
    actions.router,
    manage.router,
    out.router,
    stream.router,
    tester.router,
    editor_proposal.router,  # before editor: its addresses are more particular
    editor.router,
)
