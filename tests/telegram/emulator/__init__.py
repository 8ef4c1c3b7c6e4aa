"""An emulator of Telegram's Bot API: bots call it as they call Telegram, tests play the people and read the chats.

`server` takes requests apart, `request` checks them against aiogram's method classes, `methods` carries them out in a
`world` of users, chats, topics and files, `delivery` brings updates to the bots, and `control` is the tests' side.
Every description of a refusal is in `refusals`, with what is known of where it comes from.
"""
