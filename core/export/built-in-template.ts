/**
 * The template of a note that Lectern brings, for readers to begin their own with. Lectern itself writes the same without
 * it, and faster.
 */
export const builtInTemplate = `{%- if note.anchor != '' %}{{ note.anchor }}

{% endif -%}
{%- for passage in note.passages -%}
{%- if passage.quote != '' %}{{ passage.quote }}

{% endif -%}
{%- if passage.citation != '' %}{{ passage.citation }}

{% endif -%}
{%- if passage.sentence != '' %}{{ passage.sentence }}

{% endif -%}
{%- endfor -%}
{%- if note.words != '' %}{{ note.words }}

{% endif -%}
{%- if note.marks != '' %}{{ note.marks }}

{% endif -%}
{%- if note.facts != '' %}{{ note.facts }}

{% endif -%}
{%- for wording in note.earlier -%}
{{ wording.heading }}

{% if wording.words != '' %}{{ wording.words }}

{% endif -%}
{%- endfor -%}
`;
