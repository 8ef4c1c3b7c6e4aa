# What I say without being asked.

mass-loss = I noticed something in your portal: { $counts } { $count ->
        [one] is gone. On { $from } it was still there, on { $to } it no longer was.
       *[other] are gone. On { $from } they were still there, on { $to } they no longer were.
    } If somebody deleted that on purpose, all is well. If not: the backups were not touched by it, and we can look into it right away.
mass-change = I noticed something in your portal: many records were changed at once, by { $author }: { $counts }. It happened between { $from } and { $to }. If that was meant, an import for example, all is well. If not: the backups still have the values from before.
mass-loss-next = Shall we look into it? I note what it is about and since when; nothing is restored before you have seen and confirmed it.
    .look-into-it = Yes, look into it
    .stay = No, it is all right
mass-loss-later = I don't interrupt what we are doing. I have put this aside: we take it up afterwards, or you find it under “My requests”.
request-ready-next = Would you like to see it?
    .requests = Show my requests
    .stay = Not now
backup-expires = The backup that you chose here, of { $snapshot }, is kept until { $until }; then it expires. Please decide until then.
request-expires = Your request number { $number } needs the backup of { $snapshot }. It is kept for it until { $until }; then it expires.
backup-expires-next = Shall I keep it for you longer, as a request?
    .keep-it = Yes, keep it
    .stay = No, that is enough time
recorded-kept-backup = Your request is recorded under the number { $number }.
backup-kept = The backup is kept for it until { $until }. You go on with it under “My requests”, or here.
request-kept-backup = a backup that is kept
why-keep-backup = Backups expire after some days. One that a request needs is kept longer, so that you can decide in peace.
restored-elsewhere = A restore of yours has ended; it was finished on { $at }, outside of this chat. ({ $restore }) This is what came of it:
undone-elsewhere = A restore was taken back on { $at }, outside of this chat. ({ $restore }) This is what came of it:
