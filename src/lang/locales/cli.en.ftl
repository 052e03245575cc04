### What the command line says.

cli-no-items = it holds no news
cli-no-article = this page holds no article (it is: { $kind })
