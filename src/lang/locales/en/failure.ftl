### Failures: what happened, then what to do.

failure-cannot-read = { $path } cannot be read: { $note }
failure-system = { $kind ->
    [absent] it is not there
    [denied] this user may not do that
    [there] it is there already
    [full] the disk is full, or the file would be too large
    [folder] it is a folder
    [no-folder] a part of the path is no folder
    [read-only] nothing can be written on this disk
    [no-text] it holds no UTF-8 text
   *[other] { $note }
    }
failure-cannot-write = the output cannot be written: { $note }
failure-cache-stopped = the cache stopped working; start warta again

failure-offline = nothing is fetched because of --offline; what is kept can be read
failure-no-network = there is no network; what is kept can be read, try again when connected
failure-dns = the address { $note } is not found; check its spelling or try later
failure-refused = { $note } refuses the connection; the site may be down
failure-broken = the connection broke off ({ $note }); try again
failure-timeout-connect = the connection is not answered; the site is slow or down
failure-timeout-answer = the site is connected but does not answer; try later
failure-timeout-body = the answer stopped halfway; try again
failure-timeout-total = the answer is too slow; raise "total" under [net] if the line is slow
failure-tls-expired = the certificate of { $note } has expired, or this computer's clock is ahead; check the clock
failure-tls-not-yet = the certificate of { $note } is not valid yet, or this computer's clock is behind; check the clock
failure-tls-clock = this computer's clock is wrong, so the certificate of { $note } seems not to hold; set the date and time
failure-tls-self = the server made the certificate of { $note } itself; look at it first with `warta trust { $note }`
failure-tls-intermediate = the server of { $note } leaves out an intermediate certificate; tell its keeper, or look at it with `warta trust { $note }`
failure-tls-host = the certificate is not for { $note }; check the address
failure-tls-issuer = the issuer of the certificate of { $note } is unknown; add the office's CA under [tls] ca, or look at it with `warta trust { $note }`
failure-tls-handshake = no secure connection with { $note }; the server may be too old
failure-too-large = the answer is larger than the limit of { $note }; raise "max_body" under [net] if need be
failure-compression = the compressed answer is damaged; try again
failure-truncated = the answer was cut off after { $note }; try again
failure-redirects = too many redirects; open the address in a browser and use where it ends
failure-address = { $note } is no http or https address that can be used
failure-downgrade = the site redirects to an address without protection ({ $note }); that is not followed
failure-status = the site answered with code { $note }
failure-status-refused = the site refuses the request (code { $note }); open the address in a browser to see why
failure-status-missing = there is no such page (code { $note }); the address may have changed, try `warta add` with the site's address
failure-status-busy = the site asks for fewer visits (code { $note }); it will be tried again later
failure-status-server = the site is in trouble (code { $note }); it will be tried again later
failure-wait = the site asks to wait until { $note }
failure-gone = this source is closed for good (code 410); take it out with `warta remove`
failure-page-article = this address is one article, not a list of news; use the address of the list
failure-page-listing = this address is a list of news, not a feed; use kind = "listing"
failure-page-login = the site asks for a password; this address is not public
failure-page-blocked = the site's guard (anti-robot) stopped the request; try later or ask its keeper
failure-page-portal = a network login page (captive portal) answered; log in with a browser first
failure-page-shell = this page is empty without JavaScript; look for its feed with `warta add` and the site's address
failure-page-error = the site sent an error page; try later
failure-page-document = this address is a document (a PDF or the like), not a page of news
failure-document = this page is a PDF that has not been downloaded
failure-document-sized = this page is a PDF ({ $note }) that has not been downloaded
failure-paper-scan = this document is a scan ({ $note } pages of pictures) and holds no text; open it to read it
failure-paper-empty = this document holds neither text nor pictures
failure-paper-cipher = the letters of this document cannot be told; open it to read it
failure-paper-locked = this document is locked with a password; open it to read it
failure-paper-broken = this document is damaged or no PDF; open it in the browser
failure-paper-deadly = this document is too heavy or made to do harm, so reading it was stopped; open it in the browser if you trust its source
failure-page-empty = this page is empty
failure-page-other = this is an ordinary web page, not a list of news; look at it with `warta probe`
failure-empty = no news is found; look at it with `warta probe`
failure-empty-since = there is no news any more, though there was until { $note }; the site may look different now, look at it with `warta probe`
failure-unreadable = it cannot be read ({ $note })
failure-proxy = the proxy setting "{ $note }" cannot be used; check [net] proxy and the environment
failure-budget = the byte budget does not allow it; raise [budget] per_day or wait for tomorrow
failure-cancelled = cancelled; what has arrived is kept
failure-not-stored = what was fetched cannot be stored ({ $note })

store-folder = the data folder cannot be used ({ $note }); check its permissions or choose another with --data-dir
store-foreign = { $note } is no warta database; choose another folder with --data-dir, go back to a backup with `warta restore`, or begin anew with `warta doctor --repair` (the file is kept)
store-empty = { $note } is empty: its content is lost, it is not a new library; go back to a backup with `warta restore`, or begin anew with `warta doctor --repair`
store-damaged = the database is damaged ({ $note }); save what can be read with `warta doctor --repair`, or go back to a backup with `warta restore`
store-newer = the database was written by a newer warta ({ $note }); update this program
store-full = disk full; free some space, what is kept can still be read
store-read-only = the database may only be read; check the permissions of its folder
store-busy = another program keeps the database locked; try again in a moment
store-other = trouble with the database: { $note }; look at it with `warta doctor`

config-unwritable = { $path } cannot be written: { $note }
config-homeless = there is no home directory; set HOME, or use --config and --data-dir
config-office-source = "{ $name }" comes from the office's list ({ $path }); only its keeper can remove it
config-syntax = this is no valid TOML: { $note }
config-unknown-key = there is no key "{ $key }"; those here are: { $known }
config-unknown-key-near = there is no key "{ $key }"; is "{ $near }" meant?
config-value = { $key } = "{ $value }" cannot be used; it takes { $wanted }
config-query = the query "{ $query }" cannot be read, from letter { $place } on: { $what }
config-no-rule-action = rules have no action "{ $word }"; they have { $known }
config-no-rule-action-near = rules have no action "{ $word }"; is "{ $near }" meant?
no-rule = there is no rule called "{ $name }"; see [[rule]] in the configuration
no-rule-near = there is no rule called "{ $name }"; is "{ $near }" meant?
config-missing = "{ $key }" is missing here
config-same-name = the name "{ $name }" is taken in line { $line }
config-same-url = the address { $url } is taken in line { $line }
no-source = there is no source called "{ $name }"; see `warta sources`
no-source-near = there is no source called "{ $name }"; is "{ $near }" meant?
wants-text = a text that is not empty
wants-switch = true or false
wants-number = a whole number from { $from } to { $to }
wants-duration = a length of time like "30m", "2h" or "1d"
wants-size = a size like "500kB" or "5MB"
wants-address = an http:// or https:// address without a password
wants-selector = a valid CSS selector like "article h2 a"
wants-texts = a list of texts like [".a", ".b"]
wants-section = a section in brackets
wants-zone = WIB, WITA, WIT or an offset like "+08:00"
wants-hours = a span of the day like "22:00-05:00"
wants-contact = "mailto:someone@example.go.id" or the address of a web page, in plain letters
wants-fingerprint = a fingerprint like "sha256:…" with 64 hexadecimal digits
wants-query = a valid query like "is:unread"
wants-queries = a list of queries like ["haji", "title:lelang"]
wants-actions = a list of actions ({ $words }) like ["star", "tag:kliping"]
wants-colour = a colour (#rrggbb or a name like red), if need be on another: #ffffff on #000000
wants-theme = one of { $names }, or a name from a section [theme.NAME]
wants-one-of = one of: { $words }
