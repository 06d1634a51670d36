/**
 * With RenderDocument, a page that is opened while DevTools have cut the network believes in one: the new document's
 * agent is set before the old one's resets the same switch. The others are those that Playwright switches off itself,
 * since only the last list of an option counts.
 */
const disabledFeatures = [
  'RenderDocument',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
]

/** Of every browser that tests, benches and pictures start. */
export const browserArgs = ['--no-sandbox', `--disable-features=${disabledFeatures.join(',')}`]
