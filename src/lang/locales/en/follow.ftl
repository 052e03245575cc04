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
