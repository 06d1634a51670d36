export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'))
}

export function escapeAttribute(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => (sign === '"' ? '&quot;' : escapeText(sign)))
}
