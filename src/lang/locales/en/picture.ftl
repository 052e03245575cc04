### Pictures in articles.

picture-help-key = the pictures of this article: the size first, then the picture
picture-hint = pictures
picture-here =
    { $count ->
        [one] 1 picture, not loaded: i shows it
       *[other] { $count } pictures, not loaded: i shows them
    }
picture-none = This article has no pictures
picture-title = Picture { $at } of { $of }
picture-asking = Asking for its size …
picture-offered = It has { $size }. Load and show it?
picture-unsized = Nobody says how large it is (8 MB at most). Load and show it?
picture-coming = Loading the picture …
picture-offline = Offline: the picture cannot be loaded now.
picture-failed = The picture cannot be loaded: { $why }.
picture-unreadable = What came is no picture that can be read.
picture-foot-offered = Enter loads it  q leaves it  o opens it in the browser
picture-foot = q closes  o opens it in the browser
picture-foot-several = q closes  n N other pictures  o opens it in the browser
