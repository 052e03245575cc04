### News that changes and news that is waited for: edits, rules, watch words.

follow-help-changes = what changed in this article, word by word; again: the change before
follow-note-edited = Its source changed this article after it had been kept. Press d to see the changes.
follow-not-edited = Its source has not changed this so far
follow-changes-heading = Change { $at } of { $of }, noticed { $when } · [-removed-] {"{+"}added{"+}"} · d: the one before
follow-changes-same = { $count ->
    [one] … 1 paragraph is the same …
   *[other] … { $count } paragraphs are the same …
}
follow-watch-found = { $count ->
    [one] Watched: { $title }
   *[other] Watched: { $number } new articles, among them { $title }
}
follow-help-hide = take out of the lists, or (found with is:hidden) put back
follow-did-hide = { $count ->
    [one] Hidden; is:hidden finds it
   *[other] { $number } articles hidden; is:hidden finds them
}
follow-did-unhide = { $count ->
    [one] Stands in the lists again
   *[other] { $number } articles stand in the lists again
}
follow-no-rules = the configuration has no [[rule]]; try one with --query and --action
follow-rule-tried = { $name }: finds { $found }, would change { $changed } ({ $actions })
follow-rule-done = nothing to do
follow-rule-more = { $count ->
    [one] … and 1 more
   *[other] … and { $count } more
}
