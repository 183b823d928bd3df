/** The trained networks that come with the site: handwritten digits, photographs of CIFAR-10, film reviews. */
export const networkNames = ['digits', 'objects', 'reviews'] as const;
export type NetworkName = (typeof networkNames)[number];
