/** What to paste where. `{png}`, `{png800}` (800 pixels wide), `{svg}`, `{page}`, `{markdown}`, `{mermaid}`, `{title}` and `{server}` are those of the view; a title has no brackets or quotes. */
export interface Wiki {
  name: string
  /** In the order in which they are worth trying. */
  ways: readonly Way[]
  /** What its administrator must allow first; empty where nothing. */
  allow: readonly string[]
  /** What it does that one does not expect. */
  mind: readonly string[]
  /** How far this was found out. */
  known: keyof typeof KNOWN
}
export const KNOWN = {
  TRIED: 'The picture was tried in it; what else there is was read of, and not tried.',
  READ: 'From its documentation or source; not tried in it.',
  HEARD: 'Neither tried in it nor checked against its documentation.',
} as const
interface Way {
  title: string
  /** The text to paste; null where something is clicked instead, as `how` tells. */
  paste: string | null
  how: string
}

const FRAME =
  '<iframe src="{page}" title="{title}" width="100%" height="800" loading="lazy" style="border:0"></iframe>'
const MARKDOWN_PICTURE = '[![{title}]({png})]({page})'
const REACHABLE =
  'The server must be reachable over https from the internet: the picture is fetched by the service, not by the reader.'
const MERMAID =
  'Paste what {mermaid} holds between ```mermaid and ```. It is a copy, and does not change with the graph.'

export const WIKIS: readonly Wiki[] = [
  {
    name: 'Confluence Data Center',
    known: 'HEARD',
    ways: [
      { title: 'Picture', paste: '!{png}!', how: 'Insert › Markup › Confluence wiki.' },
      { title: 'Page', paste: FRAME, how: 'Insert the HTML macro, and paste into its body.' },
    ],
    allow: [
      'For the page: enable the HTML macro, which is off as delivered (Manage apps › System › Confluence HTML Macros). It lets authors run scripts.',
    ],
    mind: ['The picture is fetched by each reader’s browser, so it may lie in the same private network.'],
  },
  {
    name: 'Confluence Cloud',
    known: 'HEARD',
    ways: [
      {
        title: 'Picture',
        paste: '{png}',
        how: 'Type /image, and paste the address as a link. The cloud keeps a copy, so insert it anew to renew it.',
      },
      { title: 'Page', paste: '{page}', how: 'Type /iframe, and paste the address.' },
    ],
    allow: [
      'An iframe macro that takes any address; where the site lacks one, an app of the Marketplace adds it.',
    ],
    mind: [REACHABLE, 'There is no HTML macro.'],
  },
  {
    name: 'MediaWiki',
    known: 'TRIED',
    ways: [
      {
        title: 'Picture',
        paste: '{png800}',
        how: 'Alone on a line, with nothing around it: its address ends in .png.',
      },
      {
        title: 'Page',
        paste: '<iframe src="{page}" width="100%" height="800"></iframe>',
        how: 'With the extension IframeTag.',
      },
    ],
    allow: [
      "For the picture, in LocalSettings.php: $wgAllowExternalImagesFrom = [ '{server}/' ];",
      'For the page: an extension such as IframeTag, and this server among its hosts.',
    ],
    mind: [
      'Beside it a text cannot say how wide the picture is to be, so its address does: width=800. What stands behind a question mark would hide the .png: so variables stand in the path.',
    ],
  },
  {
    name: 'GitHub',
    known: 'READ',
    ways: [
      { title: 'Picture', paste: MARKDOWN_PICTURE, how: 'In a README, a wiki, an issue or a discussion.' },
      { title: 'Diagram', paste: null, how: MERMAID },
      { title: 'Text', paste: null, how: 'Paste what {markdown} holds: findings, diagram and sources.' },
    ],
    allow: [],
    mind: [
      REACHABLE,
      'GitHub shows pictures through a proxy of its own. A live one says that it must be asked for each time; how soon a change shows is up to the proxy.',
      'Frames and scripts are taken out.',
    ],
  },
  {
    name: 'GitLab',
    known: 'READ',
    ways: [
      { title: 'Picture', paste: MARKDOWN_PICTURE, how: 'In any Markdown.' },
      { title: 'Diagram', paste: null, how: MERMAID },
      { title: 'Text', paste: null, how: 'Paste what {markdown} holds: findings, diagram and sources.' },
    ],
    allow: ['With the asset proxy on: this server among those that it fetches from, or reachable for it.'],
    mind: ['GitLab embeds only providers that are built into it: the page cannot be framed.'],
  },
  {
    name: 'Notion',
    known: 'HEARD',
    ways: [
      { title: 'Page', paste: '{page}', how: 'Type /embed, and paste the address.' },
      { title: 'Picture', paste: '{png}', how: 'Type /image › Embed link, and paste the address.' },
    ],
    allow: [],
    mind: [REACHABLE],
  },
  {
    name: 'SharePoint',
    known: 'READ',
    ways: [
      { title: 'Page', paste: FRAME, how: 'Edit the page, add the web part Embed, and paste.' },
      { title: 'Picture', paste: '{png}', how: 'Add the web part Image › From a link.' },
    ],
    allow: ['For the page: Site settings › HTML Field Security must allow frames from this server’s domain.'],
    mind: ['Only https addresses are taken.'],
  },
  {
    name: 'Wiki.js',
    known: 'READ',
    ways: [
      { title: 'Picture', paste: MARKDOWN_PICTURE, how: 'In the Markdown editor.' },
      { title: 'Page', paste: FRAME, how: 'In the Markdown or HTML editor.' },
    ],
    allow: [
      'For the page: Administration › Rendering › HTML › Security: allow iframes, or where there is no such switch turn Sanitize HTML off. Save the page again afterwards.',
    ],
    mind: ['“Block iframe embedding” under Security is about others framing the wiki, not this.'],
  },
  {
    name: 'Outline',
    known: 'READ',
    ways: [
      { title: 'Page', paste: '{page}', how: 'Type /embed, and paste the address.' },
      { title: 'Picture', paste: '![{title}]({png})', how: 'Paste as Markdown.' },
    ],
    allow: [],
    mind: ['Where Outline copies pictures into its own store, they no longer change.'],
  },
  {
    name: 'BookStack',
    known: 'READ',
    ways: [
      { title: 'Page', paste: FRAME, how: 'WYSIWYG: Source code. Or as it is in the Markdown editor.' },
      { title: 'Picture', paste: MARKDOWN_PICTURE, how: 'In the Markdown editor.' },
    ],
    allow: [
      'For the page, in .env: ALLOWED_IFRAME_SOURCES="{server}" beside the addresses that stand there.',
    ],
    mind: [],
  },
  {
    name: 'DokuWiki',
    known: 'TRIED',
    ways: [
      {
        title: 'Picture',
        paste: '[[{page}|{{{png}?nolink&nocache|{title}}}]]',
        how: 'Its address ends in .png; DokuWiki may keep a copy, which nocache forbids.',
      },
      { title: 'Page', paste: '{{url>{page} 100%,800px}}', how: 'With the plugin iframe.' },
    ],
    allow: ['For the page: the plugin iframe.'],
    mind: [
      'If the picture is to be resized by DokuWiki, its server must reach this one, and fetchsize must be above 0.',
    ],
  },
  {
    name: 'XWiki',
    known: 'HEARD',
    ways: [
      { title: 'Picture', paste: '[[image:{png}||alt="{title}"]]', how: 'In the source editor (XWiki 2.1).' },
      {
        title: 'Page',
        paste: '{{html clean="false"}}\n' + FRAME + '\n{{/html}}',
        how: 'In the source editor.',
      },
    ],
    allow: [
      'For the page: the HTML macro must not be restricted for its author. Recent versions ask for the script right for what is not clean.',
    ],
    mind: [],
  },
  {
    name: 'Obsidian',
    known: 'HEARD',
    ways: [
      { title: 'Picture', paste: '![{title}|800]({png})', how: 'In any note.' },
      { title: 'Page', paste: FRAME, how: 'In any note.' },
      { title: 'Text', paste: null, how: 'Paste what {markdown} holds: it can be read without a net.' },
    ],
    allow: [],
    mind: ['It is asked from your own machine, so a server on localhost will do.'],
  },
  {
    name: 'Coda',
    known: 'HEARD',
    ways: [
      { title: 'Page', paste: 'Embed("{page}", 800, 800)', how: 'As a formula: type =.' },
      { title: 'Picture', paste: '{png}', how: 'Type /image, and paste the address.' },
    ],
    allow: [],
    mind: [REACHABLE],
  },
  {
    name: 'Slack',
    known: 'HEARD',
    ways: [
      {
        title: 'Preview',
        paste: '{page}',
        how: 'In a message or canvas: the link unfolds into title, summary and picture (OpenGraph).',
      },
    ],
    allow: ['Link previews must be on in the workspace, and this domain not among those that are blocked.'],
    mind: [REACHABLE, 'Slack keeps a preview for a while.'],
  },
]
