/** Hosts where each page belongs to somebody else, so that none of them tells a company. */
const sharedHosts: ReadonlySet<string> = new Set([
  // Social networks
  'bsky.app',
  'discord.com',
  'discord.gg',
  'facebook.com',
  'fb.com',
  'fb.me',
  'instagram.com',
  'linkedin.com',
  'linktr.ee',
  'lnkd.in',
  'pinterest.com',
  'reddit.com',
  'snapchat.com',
  't.co',
  't.me',
  'telegram.me',
  'threads.com',
  'threads.net',
  'tiktok.com',
  'tumblr.com',
  'twitter.com',
  'vk.com',
  'wa.me',
  'weibo.com',
  'whatsapp.com',
  'x.com',
  'xing.com',
  'youtu.be',
  'youtube.com',
  // Site builders
  'blogger.com',
  'blogspot.com',
  'business.site',
  'canva.site',
  'carrd.co',
  'editorx.io',
  'framer.app',
  'framer.website',
  'godaddysites.com',
  'jimdo.com',
  'jimdofree.com',
  'jimdosite.com',
  'mystrikingly.com',
  'myshopify.com',
  'notion.site',
  'sites.google.com',
  'square.site',
  'squarespace.com',
  'strikingly.com',
  'webflow.io',
  'webnode.com',
  'webnode.page',
  'weebly.com',
  'weeblysite.com',
  'wix.com',
  'wixsite.com',
  'wordpress.com',
]);

/** The social network or site builder that a domain is, or is below. */
export function sharedHostOf(domain: string): string | undefined {
  for (let host = domain; host.includes('.'); host = host.slice(host.indexOf('.') + 1)) {
    if (sharedHosts.has(host)) return host;
  }
  return undefined;
}
