"""Tests of the emulator, driven by aiogram's own client as a bot and by the control side as the people."""
