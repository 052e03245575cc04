### Documents (PDF): on the screen and on the command line.

paper-offered = This is a PDF ({ $size }), not downloaded yet. Press D to download and read it here, o to open it in the browser.
paper-asking = This is a PDF; its size is being asked for. Press D to download and read it here, o to open it in the browser.
paper-unsized = This is a PDF of unknown size, not downloaded yet. Press D to download and read it here, o to open it in the browser.
paper-coming = The document is being downloaded and read …
paper-attached = Document: { $name } ({ $size }). Press D to download and read it.
paper-attached-unsized = Document: { $name } (size unknown). Press D to download and read it.
paper-none = This article carries no PDF
paper-help-key = download and read this article's PDF
paper-loading = downloading the PDF{ $size } …
paper-not-loaded = this article is a PDF{ $size }; add --fetch to download and read it
