/** Imported before anything else: graphql and others check more, and more slowly, unless they are told that this is no workbench. */
process.env['NODE_ENV'] ??= 'production'
