### What is said of bundles.

bundle-key-made = The secret key lies in { $file }: keep it to yourself.
    The public key, for the configuration of those who follow you:
    {"["}bundle]
    trust = ["{ $key }"]
bundle-packed = { $articles ->
    [one] one article
   *[other] { $articles } articles
    } in { $chunks ->
    [one] one part
   *[other] { $chunks } parts
    } ({ $fresh } new), { $bytes }
bundle-applied = { $name }: { $new } new, { $updated } completed; { $merged ->
    [one] one part
   *[other] { $merged } parts
    } taken in, { $held } held before
bundle-older = { $name }: a newer bundle of the same office was taken in before; nothing goes back
bundle-no-manifest = this is no bundle ({ $note }); name the folder that holds bundle.warta
bundle-newer = a newer warta made this bundle (format { $note }); update warta
bundle-untrusted = nobody said that its key may be trusted; compare it with its office by telephone, then put it in the configuration under [bundle] trust, or use --key { $note }
bundle-forged = the signature does not fit: the bundle is damaged or was changed; nothing of it was used
bundle-missing = "{ $note }" is not there; name the folder of a bundle, or wait until it is copied whole
bundle-damaged = "{ $note }" is damaged or was changed and was not used; copy the bundle anew
bundle-too-large = "{ $note }" is larger than a bundle allows and was not used
bundle-no-secret = there is no secret key in that file; make one with `warta bundle keygen`
bundle-failed = the bundle cannot be read or made: { $note }
wants-key = public keys of 64 hexadecimal digits

prune-no-limits = there is no limit, so everything is kept; write [keep] age = "52w" or size = "500MB", or use --older and --size
prune-nothing = nothing may go: all is within the limits, or unread, starred, tagged, annotated
prune-row = { $articles ->
    [one] one article
   *[other] { $articles } articles
    }, { $bytes }, { $oldest } to { $newest }
prune-preview = a preview, nothing is removed yet: { $articles ->
    [one] one article
   *[other] { $articles } articles
    } may go; what is unread, starred, tagged or annotated stays. Remove with --yes
prune-done = { $articles ->
    [one] one article
   *[other] { $articles } articles
    } removed
