import type { Hostiles } from './kinds.ts'

/** What a drawing would take for its own elements. */
export const SVG: Hostiles = {
  'a drawing with a handler': '<svg onload=alert(1)>',
  'the end of a text': '</text></svg><svg onload="alert(1)">',
  'HTML within a drawing': '<foreignObject><body onload="alert(1)"/></foreignObject>',
  'a picture from elsewhere': '<image href="https://evil.example/pixel.png"/>',
  'a part from elsewhere': '<use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/>',
  'an entity of a file':
    '<?xml-stylesheet href="https://evil.example/x.css"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
  'entities of entities': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>&b;',
  'an attribute that moves': '<animate attributeName="href" values="javascript:alert(1)"/>',
  'an attribute that is set': '<set attributeName="onclick" to="alert(1)"/>',
  'a link within a drawing': '<a xlink:href="javascript:alert(1)"><text>more</text></a>',
  'a style that fetches': '<style>@import "https://evil.example/x.css";</style>',
  'a colour that fetches': 'url(https://evil.example/x.svg#a)',
  'a filter': '<filter id="a"><feImage href="https://evil.example/x.png"/></filter>',
  'the end of a description': '</desc></title><script>alert(1)</script>',
  'another namespace': '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
  'a number that is none': 'NaN Infinity 1e309 -0',
  'the end of a path': 'M0 0L9 9z"/><path d="',
}

/** What a diagram in Mermaid would take for its grammar. */
export const MERMAID: Hostiles = {
  'the end of a label': '"] --> evil["x',
  'a click on a box': 'A"]\n  click n1 href "javascript:alert(1)"',
  'settings of its own': '%%{init: {"securityLevel": "loose", "theme": "forest"}}%%',
  'settings before the diagram': '---\nconfig:\n  securityLevel: loose\n---\nflowchart TB',
  'a comment to the end': '%% a comment',
  'the end of a group': 'end',
  'the begin of a group': 'subgraph x',
  'an arrow and a colour': 'n1 --> n2; classDef default fill:#f00',
  'letters by name': '#quot;]#35;nbsp;#lt;b#gt;',
  'Markdown within a label': '`**bold** in a markdown string`',
  'shapes of boxes': '{{x}} ((y)) [/z/] >a] |b|',
  'a formula': '$$\\frac{1}{0}$$',
  'a call back': 'click n1 call alert(1)',
  'a style of a box': 'style n1 fill:url(https://evil.example/x)',
  'a style of an arrow': 'linkStyle 0 stroke:red,background:url(//evil.example)',
  'classes of a box': 'n1:::evil',
  'a picture as a box': 'n1@{ img: "https://evil.example/x.png", label: "x" }',
  'an icon': 'fa:fa-skull fab:fa-x',
  'another diagram': 'sequenceDiagram\n  A->>B: x',
  'an arrow with a text': 'A -- "x" --> B & C',
  'a semicolon and a line': 'x;\ny --> z;',
  'a title of the diagram': 'accTitle: other\naccDescr { other }',
}
