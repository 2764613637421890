import { Document, DocumentGridType, LineRuleType, Packer } from 'docx';
import type { Paper } from '../paper.ts';
import { body } from './body.ts';
import { font, fontTable } from './fonts.ts';
import { documentHead, letterHead, letterHeader } from './head.ts';
import { imprint } from './imprint.ts';
import { bodySize, charSpace, footer, linePitch, markBelowPage, page } from './measure.ts';
import { letterFooter, pageNumber } from './page-number.ts';

/** The paper as a .docx after GB/T 9704-2012. `at`: the naive moment that the file says it was made. */
export async function renderDocx(paper: Paper, at: string): Promise<Uint8Array> {
  const letter = paper.form === 'letter';
  const head = paper.form === 'document' ? documentHead(paper.head) : letter ? letterHead(paper.head) : [];
  const document = new Document({
    title: paper.title,
    creator: paper.head.organ,
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    styles: {
      default: {
        document: {
          run: { font: font('fangsong'), size: bodySize },
          paragraph: { spacing: { line: linePitch, lineRule: LineRuleType.EXACT } },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: letter,
          page: {
            size: { width: page.width, height: page.height },
            margin: {
              top: page.top,
              bottom: page.bottom,
              left: page.left,
              right: page.right,
              gutter: 0,
              header: letter ? markBelowPage : Math.round(page.top / 2),
              footer,
            },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch, charSpace },
        },
        ...(letter && { headers: { first: letterHeader(paper.head) } }),
        footers: {
          default: pageNumber('right'),
          even: pageNumber('left'),
          ...(letter && { first: letterFooter() }),
        },
        children: [...head, ...body(paper), ...imprint(paper)],
      },
    ],
  });
  return new Uint8Array(
    await Packer.toBuffer(document, false, [
      { path: 'word/fontTable.xml', data: fontTable() },
      { path: 'docProps/core.xml', data: coreProperties(paper, at) },
    ]),
  );
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The file's own time is the moment given, not the machine's. */
function coreProperties(paper: Paper, at: string): string {
  const moment = `${at.replace(' ', 'T')}+08:00`;
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(paper.title)}</dc:title><dc:creator>${escapeXml(paper.head.organ)}</dc:creator>${time('created')}${time('modified')}</cp:coreProperties>`;
}
