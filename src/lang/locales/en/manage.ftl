### The list of sources: welcome, adding, changing, health.

manage-welcome-title = Welcome to warta
manage-welcome-intro = warta fetches the news of the ministry and its offices, keeps it, and shows it without a network. There is no news source yet; where shall we begin?
manage-welcome-demo = Look at an example first
manage-welcome-demo-note = a fictional ministry, without any internet
manage-welcome-address = Paste or type the address of a site
manage-welcome-address-note = a news page or a feed (RSS); the best way is found by itself
manage-welcome-import = Import a list from another reader (OPML)
manage-welcome-import-note = for example from Thunderbird, Feedly or newsboat
manage-welcome-language = Bahasa Indonesia
manage-welcome-quit = Quit
manage-welcome-hint = 1-5 choose, or j k and Enter
manage-prompt-address = Address:
manage-prompt-opml = OPML file:
manage-prompt-name = Name:
manage-prompt-group = Group (empty: none):
manage-prompt-new-address = New address:
manage-adding-title = New source
manage-adding-waiting = Looking at { $url } …
manage-adding-hint-waiting = Esc cancels
manage-adding-hint-found = Enter adds it  n name  g group  Esc cancels
manage-adding-hint-failed = Enter tries again  Esc cancels
manage-adding-name = Name
manage-adding-group = Group
manage-adding-no-group = (no group)
manage-adding-address = Address
manage-adding-kind = Read as
manage-adding-reads =
    { $count ->
        [one] { $kind }, { $count } headline
       *[other] { $kind }, { $count } headlines
    }
manage-adding-others = The page also offers (press the number):
manage-did-add = Added: { $name }
manage-did-archive = Archived: { $name }; its news stays
manage-did-restore = Restored: { $name }
manage-did-rename = Now called { $name }
manage-did-group = { $name } is now in { $group }
manage-did-ungroup = { $name } is in no group now
manage-did-readdress = { $name } is now at { $url }
manage-did-move = { $name } moved
manage-did-import =
    { $skipped ->
        [0] { $count ->
            [one] { $count } source imported
           *[other] { $count } sources imported
        }
       *[other] { $count ->
            [one] { $count } source imported, { $skipped } left out (no web address)
           *[other] { $count } sources imported, { $skipped } left out (no web address)
        }
    }
manage-list-unchanged = Nothing changed
manage-already-there = It is there already as { $name }
manage-not-an-address = “{ $text }” is no web address
manage-no-source-here = Choose a source first (in the Sources pane)
manage-not-archived = { $name } is not archived
manage-help-managing = Managing sources
manage-help-add-source = add a source from any address
manage-help-import = import an OPML list
manage-help-rename-source = rename the source
manage-help-group-source = move the source to another group
manage-help-readdress-source = change the source's address
manage-help-raise-source = move the source up in its group
manage-help-lower-source = move the source down in its group
manage-help-archive-source = archive the source (its news stays)
manage-help-restore-source = restore an archived source
manage-help-demo = see the example: a fictional ministry
manage-help-copy-title = copy title and link
manage-help-full-text = fetch the full text
manage-help-palette = find a command, key or source by a few letters
manage-help-nothing = There is no “{ $search }” in this help
manage-help-search-hint = searched for: { $search } (Esc: all)
manage-prompt-palette = Find:
manage-prompt-help = Search the help:
manage-palette-show = news of { $name }
manage-nothing-like-it = There is nothing like “{ $text }”
manage-no-such-command-near = There is no command “{ $name }”; did you mean “{ $near }”?
manage-fetching-text = Fetching the full text…
manage-text-fetched = The full text is stored
manage-config-no-key = “{ $keys }” is no key; examples: j, G, C-d, Space, "g g"
manage-config-no-action = there is no action “{ $name }”; config.example.toml lists them
manage-config-no-action-near = there is no action “{ $name }”; did you mean “{ $near }”?
manage-help-tag = tag (leave out: take away)
manage-help-everything-read = mark all news of all sources read (asks first)
manage-help-redo = do again what was taken back
manage-prompt-tags = Tags:
manage-prompt-everything-read =
    { $number ->
        [one] Mark { $count } article read? (y/n)
       *[other] Mark { $count } articles read? (y/n)
    }
manage-done-again = Again: { $deed }
manage-nothing-to-redo = Nothing to do again
manage-did-tag =
    { $count ->
        [one] { $number } tag changed
       *[other] { $number } tags changed
    }
manage-taken-back =
    { $changed ->
        [0] Taken back
        [one] Taken back: { $changed } article
       *[other] Taken back: { $changed } articles
    }

## health
manage-help-health = health of the sources: who is in trouble, and why
manage-health-title =
    { $troubled ->
        [0] Source health: all { $of } well
       *[other] Source health: { $troubled } of { $of } in trouble
    }
manage-health-times = { $count } times in a row
manage-health-moved = The site says that this source has moved for good to { $url }. News is fetched from there; { $key } writes the new address into the configuration.
manage-health-unvisited = Never fetched yet; { $key } fetches it now.
manage-health-silent = It answers, but has brought no news for { $days } days. Look at the site (o): the list may have moved.
manage-health-well = All is well.
manage-health-archived = Archived: it is not fetched any more, its news stays. { $key } takes it up again.
manage-health-last-ok = Last good
manage-health-last-try = Last try
manage-health-next = Next try
manage-health-interval = Interval
manage-health-kept = Kept
manage-health-bytes = Data
manage-health-never = never
manage-health-just-now = just now
manage-health-ago = { $span } ago
manage-health-now = when you fetch ({ $key })
manage-health-from = from { $moment } (in { $span })
manage-health-by-itself = by itself, as often as it brings news
manage-health-articles =
    { $number ->
        [one] { $count } article, { $unread } unread
       *[other] { $count } articles, { $unread } unread
    }
manage-health-spent = { $today } today, { $all } in { $days } days
manage-health-items = News per day: { $count } in { $days } days, { $most } at most
manage-health-daily-bytes = Data per day: { $most } at most
manage-health-hint-news = its news
manage-health-hint-report = report
manage-health-hint-archive = archive
manage-health-hint-site = open site
manage-health-hint-close = close
manage-span-minutes = { $count } min
manage-span-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
manage-span-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
manage-kind-auto = found out at the first fetch
manage-kind-feed = feed (RSS or Atom)
manage-kind-listing = list on a web page
manage-kind-sitemap = sitemap
manage-kind-wordpress = WordPress
manage-kind-bundle = bundle of another office
