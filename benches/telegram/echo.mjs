// The peer: grammY's echo bot, as its documentation has it.
import { Bot } from "grammy";

const bot = new Bot(process.env.TOKEN, { client: { apiRoot: process.env.API_URL } });
bot.on("message:text", (context) => context.reply(context.message.text));
bot.start();
