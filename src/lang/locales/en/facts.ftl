facts-acronyms-title = Acronyms of this article
facts-acronyms-hint = j k scroll, = or q closes
facts-no-acronyms = No acronym in this article
facts-from-article = from this article
facts-from-archive = { $count ->
    [one] from one other article, “{ $title }”
   *[other] from { $count } other articles, such as “{ $title }”
 }
facts-from-office = from the office's list
facts-from-house = from warta's list
facts-acronyms-unknown = Not known: { $words }
facts-help-acronyms = what the acronyms of this article mean
facts-acronym-unknown = nobody explains { $word }
facts-speakers = Quoted
facts-places = Places
facts-wants-file = a file that can be read
