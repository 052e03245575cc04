### The panes: headings, orders, choices.

## list
screen-day-today = Today
screen-day-yesterday = Yesterday
screen-sort-newest = newest first
screen-sort-oldest = oldest first
screen-sort-source = by source
screen-sort-relevance = best match first
screen-sorted = Order: { $order }
screen-chosen = { $number } chosen
screen-too-far = That range is too long to choose; A marks the whole list
screen-copied-some =
    { $count ->
        [one] { $number } link copied
       *[other] { $number } links copied
    }
screen-did-read-some =
    { $count ->
        [one] { $number } article marked read
       *[other] { $number } articles marked read
    }
screen-did-unread-some =
    { $count ->
        [one] { $number } article marked unread
       *[other] { $number } articles marked unread
    }
screen-did-star-some =
    { $count ->
        [one] { $number } article starred
       *[other] { $number } articles starred
    }
screen-did-unstar-some =
    { $count ->
        [one] Star of { $number } article removed
       *[other] Stars of { $number } articles removed
    }

## help
screen-help-choose = choose several articles to mark together
screen-help-choose-to = choose up to here
screen-help-sort = order of the list: newest, oldest, by source
screen-sign-teaser = only the summary is kept (no sign: only the headline)
screen-sign-edited = changed by its source
screen-sign-chosen = chosen with v

## hints
screen-hint-choose-row = choose
screen-hint-range = up to here
screen-hint-copy = copy
screen-hint-clear = let go
screen-reading-time = { $minutes } min read
screen-minutes-left = { $minutes } min left
screen-match-place = Match { $at } of { $of }
screen-not-in-text = “{ $text }” is not in this article
screen-no-links = No link on this screen
screen-prompt-find = Find in article:
screen-links-title = Links
screen-links-hint = Enter opens, y copies, q closes
screen-hints-hint = Type the letters at a link to open it; Esc cancels
screen-help-hint = open a link by its letters
screen-help-links = the links of this article; a number by itself opens its link
screen-hint-find = find
screen-hint-links = links
screen-help-zen = one pane on the whole screen, or all again
screen-help-grow = make this pane larger
screen-help-shrink = make this pane smaller
screen-help-hide-sources = hide or show the sources
screen-help-hide-list = hide the list while reading, or show it
screen-help-hide-related = hide or show related news
screen-help-rearrange = panes as they were at first

## folded copies
screen-help-unfold = show the copies of this article below it, or fold them again
screen-no-copies = No other source tells the same
screen-hint-copies = copies
screen-sign-copies = two more sources tell the same; -2 while their copies are shown
screen-sign-copy = a copy of the article above, from another source

## the help
screen-help-foot = { $search } searches, { $close } closes, j k scroll
screen-query-words = hajj quota
screen-query-phrase = "hajj quota"
screen-query-keys = title: source: group:
screen-query-flags = is:unread is:starred
screen-query-dates = newer:2d on:2026-11-24
screen-query-not = -umrah

## what waits for the line
screen-orders-waiting = { $number } waiting
screen-ordered-text = Noted: its text is fetched once connected · { $number } waiting
screen-ordered-page = Noted: its page is opened once connected · { $number } waiting · { $key } again opens it now
screen-orders-full = Too much is waiting already; :forget clears it
screen-still-waiting = Not connected yet: { $number } still waiting
screen-texts-fetched = { $count ->
    [one] 1 full text is stored
   *[other] { $number } full texts are stored
}
screen-orders-forgotten = { $count ->
    [one] 1 order was taken back
   *[other] { $number } orders were taken back
}
screen-help-forget = take back all that waits for the network

## the refresh
screen-help-progress = how far the refresh is, what it asks and what failed
screen-hint-progress = details
screen-progress-title = Fetching news
screen-progress-none = Nothing has been fetched since warta was started. { $due } fetches what is due, { $all } everything.
screen-progress-sources = { $done } of { $of } sources
screen-progress-pages = Full texts for reading offline: { $done } of { $of }
screen-progress-now = Being asked now
screen-progress-failed =
    { $count ->
        [one] { $count } source failed
       *[other] { $count } sources failed
    }
screen-progress-failed-short = { $count } failed

## Breakdowns

terminal-crashed = the program stopped because of a mistake in it; your news and marks are safe. A note without any news in it: { $path }
terminal-broke = A part of the program broke down, the rest goes on; noted in { $path }
terminal-broke-unnoted = A part of the program broke down, the rest goes on
terminal-reconfigured = The new settings hold
terminal-reconfigured-later = { $sections } only after warta is started again; the rest holds now
terminal-config-stays = Settings are wrong, the old ones stay (Esc closes): { $what }

## files
screen-help-save = write the article (or the chosen ones) into a file
screen-prompt-save = Save as:
screen-saved =
    { $number ->
        [one] Saved in { $file }
       *[other] { $count } articles saved in { $file }
    }
screen-unsaved-exists = There is a { $file } already; choose another name
