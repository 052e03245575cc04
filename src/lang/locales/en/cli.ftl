### What the command line says.

cli-no-items = it holds no news
cli-paper-cut = this is a long document ({ $pages } pages); only its first part was read
cli-no-article = this page holds no article (it is: { $kind })
cli-no-such-article = there is no article "{ $name }", or more than one begins so; see the numbers with `warta list`
cli-clipping-title = Press clipping
cli-clipping-total = { $articles ->
    [one] one article
   *[other] { $articles } articles
    } from { $media ->
    [one] one medium
   *[other] { $media } media
    }
cli-file-exists = { $path } exists; choose another name, or --force to replace it
cli-not-for-terminals = an EPUB is no text for a terminal; name a file with -o
cli-nothing-found = nothing is found
cli-no-sources = there are no sources yet; add one with `warta add URL`, or try `warta demo`
cli-article-damaged = the text of this article is damaged in the cache; get it again with `warta fetch`
cli-text-doubtful = the text may be incomplete: its page is hard to read
cli-text-not-held = the whole text is not kept yet; run `warta fetch`
cli-nothing-related = there is no related news
cli-marked = { $changed ->
    [one] one article
   *[other] { $changed } articles
    } marked
cli-source-counts = { $total } articles, { $unread } unread
cli-source-failing = failed { $failures ->
    [one] once
   *[other] { $failures } times
    }: { $why }
cli-shelving = keeping articles { $done }/{ $of }
cli-fetched = { $name }: { $new } new, { $updated } completed
cli-moved = moved for good to { $url }; change its url in the configuration
cli-paused-budget = today's byte budget is reached; it goes on at { $until }, or now with --over-budget
cli-paused-allowance = the bytes of --budget are spent; the rest comes with the next `warta fetch`, or now with a larger --budget
cli-left-sources = not asked: { $names }
cli-left-more-sources = not asked: { $names } and { $more } more
cli-left-pages = { $pages ->
    [one] one article waits
   *[other] { $pages } articles wait
    } for the whole text
cli-paused-quiet = quiet hours; it goes on at { $until }, or now with --over-budget
cli-trusted = the certificate of { $host } holds; there is nothing to do
cli-certificate-names = for "{ $subject }", issued by "{ $issuer }"
cli-certificate-dates = valid from { $from } to { $until }
cli-certificate-pin = If the site's keeper names the same fingerprint, add this to the configuration:
cli-unchanged = { $name }: unchanged
cli-fetch-total = { $new } new, { $texts } articles kept, { $bytes } in { $requests } requests
cli-added = "{ $name }" is added to { $file }; get its news with `warta fetch`
cli-offers = read as { $kind }, { $items ->
    [one] one item
   *[other] { $items } items
    }
cli-also-offers = also there:
cli-subscribed = this address is there already, as "{ $name }"
cli-removed = "{ $name }" is archived; its articles stay (delete them with --purge)
cli-purged = "{ $name }" and all its articles are deleted
cli-nothing-to-import = there is no http or https address in that file
cli-imported = { $count ->
    [one] one source
   *[other] { $count } sources
    } added
cli-traffic-row = { $bytes } used, { $saved } saved, { $requests } requests
cli-no-traffic = no bytes were used yet
cli-no-terminal = there is no terminal that can show the screen; use `warta --plain`, or `warta list` and `warta show`
cli-probe-block = for config.toml:
cli-copied = { $file }: { $articles } articles, { $bytes }, examined and whole
cli-set-aside = the file that stood there before is kept: { $file }
cli-repaired = saved: { $articles } articles and { $marks } marks; { $textless } texts are lost and come again with `warta fetch`
cli-exported = { $file }: { $articles ->
    [one] one article
   *[other] { $articles } articles
    }
cli-doctor-check = { $name ->
    [config] configuration
    [folder] data folder
    [store] cache
    [integrity] database file
    [bodies] texts
    [index] search index
    [counts] counts
    [writable] writing
    [network] network
    [clock] clock
    [terminal] terminal
   *[other] { $name }
    }
cli-doctor-advice = save what can be read with `warta doctor --repair`; what is lost comes again with `warta fetch`
cli-doctor-open-folder = others on this computer can look into { $path }; close it with `chmod 700`
cli-doctor-config = { $files } ({ $sources ->
    [one] one source
   *[other] { $sources } sources
    })
cli-doctor-no-folder = { $path } does not exist yet; it will be made
cli-doctor-writable = can be written
cli-doctor-contact = last answer { $at }
cli-doctor-no-contact = no source has answered yet
cli-doctor-none-silent = none has stopped giving news
cli-doctor-clock = { $at }: this computer's clock is wrong; set its date
cli-doctor-terminal = TERM={ $term }
cli-query-unknown-key = the query has no key "{ $key }:"
cli-query-unknown-key-near = the query has no key "{ $key }:"; is "{ $near }:" meant?
cli-query-bad-value = "{ $key }:" does not take "{ $value }"; it takes { $takes }
cli-query-open-quote = this quotation mark is not closed
cli-query-parenthesis = this parenthesis has no partner
cli-query-nothing = nothing stands behind "{ $what }"
cli-query-too-long = this query is too long
cli-help-examples = Example:

cli-step-read = read
cli-step-feeds = feeds
cli-step-items = items
cli-step-titles = titles
cli-step-links = links
cli-step-dates = dates
cli-step-summaries = summaries
cli-step-next = next page
cli-step-warnings = warnings
cli-not-imported = not taken: { $address }
cli-help-usage = Usage:
cli-help-commands = Commands
cli-help-arguments = Arguments
cli-help-options = Options
cli-watch-hit = Watched: { $title } · { $source }
cli-help-some-options = [OPTIONS]
cli-help-default = usually { $value }
cli-usage-unknown = "{ $word }" is not known here
cli-usage-nearest = perhaps you mean: { $word }
cli-usage-value = { $option } does not take "{ $value }"
cli-usage-values = it takes: { $values }
cli-usage-no-value = { $option } needs a value
cli-usage-conflict = { $option } cannot be used together with { $other }
cli-usage-twice = { $option } can be given only once
cli-usage-missing = this has still to be given: { $what }
cli-usage-not-text = a word of this command is not UTF-8 text
cli-usage-other = this command cannot be understood
cli-usage-help = To read more, add --help

## Line by line

cli-plain-hint = Type a number and Enter to read, Enter alone for more, ? for help, q to leave.
cli-plain-help =
    A number: open that headline
    Enter: the next paragraph, or the next headlines
    n and p: next and previous article, or headlines
    b: back to the list
    / and words: search; / alone: everything
    m: read or unread; s: star
    q: leave
cli-plain-found = { $total ->
    [one] One article.
   *[other] { $total } articles.
}
cli-plain-narrow = The first { $held } are listed; search with / to narrow them.
cli-plain-unknown = Not understood: { $typed }. Type ? for help.
cli-plain-no-number = There is no such headline; they are numbered from 1 to { $last }.
cli-plain-list-end = The list ends here.
cli-plain-article-end = The article ends here. n for the next, b for the list.
cli-plain-none-open = No article is open; type its number first.
cli-plain-unread = unread
cli-plain-starred = starred
