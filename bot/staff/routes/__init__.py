"""The routes, one file per subject: those for anybody (from our own form) and those for who is signed in."""

from fastapi import APIRouter

from bot.staff.routes import actions, intake, login, worklist

ANONYMOUS: tuple[APIRouter, ...] = (login.router,)
SIGNED_IN: tuple[APIRouter, ...] = (login.signed_in_router, worklist.router, intake.router, actions.router)
