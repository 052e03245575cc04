### The screen: panes, notices, help.

## dates
ui-today-word = today
ui-yesterday-word = yesterday
ui-days-ago = { $days } days ago

## panes
ui-pane-sources = Sources
ui-pane-list = News
ui-pane-reader = Article
ui-pane-related = Related
ui-all-news = All news
ui-unread-news = Unread
ui-starred-news = Starred
ui-archived = archived

## header
ui-counts = { $unread } unread of { $total }
ui-counts-short = { $unread } unread
ui-online = online
ui-offline = offline
ui-some-failed =
    { $count ->
        [one] { $count } source failed
       *[other] { $count } sources failed
    }
ui-fetching = fetching { $done }/{ $of }
ui-fetching-pages = full texts { $done }/{ $of }
ui-fetching-begins = fetching…
ui-stopping = stopping…
ui-spent-today = { $bytes } today
ui-too-small = Screen too small

## list
ui-loading = loading…
ui-empty-no-sources = No news sources yet. Press { $key } and paste the address of a site.
ui-empty-nothing-yet = No news stored yet. Press { $key } to fetch it.
ui-empty-no-match = Nothing matches “{ $query }”. Esc clears the search.
ui-empty-filtered = The filter “{ $query }” leaves nothing. Esc clears it.
ui-empty-all-read = Everything is read. Press { $all } to see all news, { $fetch } to fetch what is new.
ui-empty-no-stars = Nothing is starred yet. Press { $key } on a headline.
ui-empty-source = This source has no news yet. Press { $key } to fetch it.
ui-list-place = { $at } of { $of }

## reader
ui-untitled = (untitled)
ui-views =
    { $number ->
        [one] viewed { $count } time
       *[other] viewed { $count } times
    }
ui-caption = Photo: { $text }
ui-links-heading = Links (type the number to open one):
ui-note-fetching = Fetching the full text…
ui-note-teaser = Only the summary is stored.
ui-note-headline = Only the headline is stored.
ui-note-doubtful = Text may be incomplete: its page is hard to read. Press o to open it there.
ui-note-offline-teaser = Offline: only the summary is stored. The full text is fetched once connected.
ui-note-offline-headline = Offline: only the headline is stored. The full text is fetched once connected.
ui-note-failed = The full text could not be fetched: { $why }.
ui-note-damaged = Beware: the stored text is damaged; parts may be wrong.
ui-reader-empty = Enter opens the chosen headline.
ui-edited = changed by its source

## related
ui-related-none = No related news.
ui-related-waiting = looking…
ui-why-page = named on the article's page
ui-why-words = both mention: { $words }
ui-why-days =
    { $days ->
        [0] the same day
        [one] a day apart
       *[other] { $days } days apart
    }
ui-why-same = the same story
ui-not-stored = not stored, opens in the browser

## sources
ui-source-failing = failed: { $why }
ui-source-never = never fetched
ui-source-last = last fetched { $when }

## prompts
ui-prompt-filter = Filter:
ui-prompt-search = Search:
ui-filter-label = filter: { $query }
ui-search-label = search: { $query }
ui-mistake-key-near = “{ $key }:” is unknown; did you mean “{ $near }:”?
ui-mistake-key = “{ $key }:” is unknown
ui-mistake-value = “{ $key }:” does not take “{ $value }”; it takes: { $takes }
ui-mistake-quote = a quotation mark is not closed
ui-mistake-parenthesis = a parenthesis has no partner
ui-mistake-nothing = nothing stands behind “{ $key }”
ui-mistake-long = too long or nested too deeply

## notices
ui-undo-hint = { $key } takes it back
ui-did-read = Marked read
ui-did-unread = Marked unread
ui-did-star = Starred
ui-did-unstar = Star removed
ui-did-all-read =
    { $count ->
        [one] { $number } article marked read
       *[other] { $number } articles marked read
    }
ui-undone =
    { $count ->
        [one] Taken back: { $number } article
       *[other] Taken back: { $number } articles
    }
ui-nothing-to-undo = Nothing to take back
ui-no-more-unread = No more unread news that way
ui-no-more-articles = The list ends here
ui-no-more-matches = No more matches that way
ui-no-way-back = No article to go back to
ui-copied = Link copied
ui-browsing = Opened in the browser: { $url }
ui-no-browser = The browser cannot be opened; { $key } copies the link
ui-no-address = There is no page address
ui-fetched =
    { $new ->
        [0] No new articles
        [one] { $number } new article
       *[other] { $number } new articles
    }
ui-failed-hint = { $count } failed ({ $key } tells why)
ui-stopped =
    { $new ->
        [one] Stopped; { $number } new article is stored
       *[other] Stopped; { $number } new articles are stored
    }
ui-nothing-due = All sources are fresh; { $key } fetches them all the same
ui-no-network = No network; what is stored can still be read
ui-offline-by-choice = Started with --offline: nothing is fetched
ui-already-fetching = A fetch is running; Esc stops it
ui-no-such-command = There is no command “{ $name }”; ? shows them all
ui-no-such-language = There is no language “{ $name }”; choose id or en
ui-speaking = English
ui-no-failures = No source failed
ui-gone = This article is no longer stored

## help
ui-help-title = Keys
ui-help-close-hint = { $close } closes, j k scroll
ui-failures-title = Sources that failed
ui-help-commands = Commands after :
ui-help-queries = Searching and filtering
ui-help-query-words = words are searched in title and text, inflected forms too
ui-help-query-phrase = an exact phrase
ui-help-query-keys = by title, source, group
ui-help-query-flags = by state
ui-help-query-dates = by time
ui-help-query-not = but not these
ui-help-signs = Signs in the list
ui-sign-unread = unread
ui-sign-star = starred
ui-sign-full = full text stored, can be read offline
ui-sign-pdf = is or carries a PDF document
ui-sign-failed = the source could not be fetched
ui-help-moving = Moving
ui-help-reading = Reading
ui-help-marking = Marking
ui-help-finding = Finding and fetching
ui-help-program = Program
ui-help-down = down a row
ui-help-up = up a row
ui-help-top = to the top
ui-help-bottom = to the end (5G: row 5)
ui-help-half-down = half a page down
ui-help-half-up = half a page up
ui-help-page-down = a page down
ui-help-page-up = a page up
ui-help-next-pane = next pane
ui-help-previous-pane = previous pane
ui-help-right = into the pane to the right
ui-help-left = back to the pane to the left
ui-help-next-source = next source
ui-help-previous-source = previous source
ui-help-sources = the sources
ui-help-open = open the headline or related news
ui-help-read-on = page on, then the next unread article
ui-help-next-article = next article
ui-help-previous-article = previous article
ui-help-next-unread = next unread (or next match)
ui-help-previous-unread = previous unread (or previous match)
ui-help-return = back from related news
ui-help-browse = open in the browser (3o: link 3)
ui-help-copy = copy the link
ui-help-read = read or unread
ui-help-star = star or unstar
ui-help-all-read = mark the whole list read
ui-help-fold = fold copies of one release, or list all of them
ui-copies-folded = copies stand under the earliest
ui-copies-listed = all copies are listed
ui-help-undo = take the last marks back
ui-help-search = search
ui-help-filter = filter the list
ui-help-refresh = fetch news (the chosen source, or what is due)
ui-help-refresh-all = fetch all sources
ui-help-command = type a command
ui-help-help = this help
ui-help-cancel = stop, close or go back
ui-help-close = close the article; from the list: quit
ui-help-quit = quit
ui-help-redraw = redraw the screen
ui-help-suspend = to the shell for a while (fg returns)
ui-help-interrupt = quit at once
ui-help-stop = stop fetching
ui-help-lang = change the language
ui-help-failures = sources that failed, and why

## hints
ui-hint-open = open
ui-hint-next = on
ui-hint-back = back
ui-hint-mark = mark
ui-hint-star = star
ui-hint-search = search
ui-hint-fetch = fetch
ui-hint-help = help
ui-hint-quit = quit
ui-hint-pane = pane
ui-hint-browser = browser
ui-hint-unread = unread
ui-hint-choose = choose
ui-hint-stop = stop
ui-hint-article = others
ui-hint-return = to where you were
ui-hint-enter = go
ui-hint-cancel = cancel
ui-hint-complete = complete
ui-why-event = same event
ui-why-topic = same topic
ui-watched-news = Watched
