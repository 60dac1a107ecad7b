<?php
/**
 * Plugin Name: Lede articles
 * Description: Shows a newsroom's articles with <lede-article>: by their address on a line of its own, a block, or [lede-article url="…"].
 * Version: 1.0.0
 * Requires at least: 6.3
 * Requires PHP: 7.4
 * License: MIT
 *
 * A must-use plugin of one file: put it into wp-content/mu-plugins, and set the two constants here or in wp-config.php.
 */

defined('ABSPATH') || exit;

/** The folder of lede.js and the files that it fetches. */
defined('LEDE_FILES') || define('LEDE_FILES', 'https://cdn.example/lede/0.1.0/');

/** Whose articles may be shown: origins, with spaces between them. */
defined('LEDE_NEWSROOMS') || define('LEDE_NEWSROOMS', 'https://news.example');

/** How long the headline and the lead of an article are kept, in seconds. */
const LEDE_FRESH = 600;

/**
 * The address of an article's JSON or HTML, from that address or from the address of the article's page; null if it is not of one of
 * the newsrooms.
 */
function lede_source(string $address): ?string
{
    $parts = wp_parse_url($address);
    if (!is_array($parts) || !isset($parts['scheme'], $parts['host'], $parts['path']) || isset($parts['user'])) {
        return null;
    }
    $origin = $parts['scheme'] . '://' . $parts['host'] . (isset($parts['port']) ? ':' . $parts['port'] : '');
    if (!in_array($origin, explode(' ', LEDE_NEWSROOMS), true)) {
        return null;
    }
    $path = preg_match('/\.(json|html)$/', $parts['path']) ? $parts['path'] : rtrim($parts['path'], '/') . '.json';
    return $origin . $path . (isset($parts['query']) ? '?' . $parts['query'] : '');
}

/**
 * Headline, lead and address of an article, for readers without script and for search engines; empty if they cannot be fetched.
 * The last ones are kept for a day, in case the newsroom does not answer.
 *
 * @return array{headline?: string, lead?: string, url?: string}
 */
function lede_summary(string $source): array
{
    $key = 'lede_' . md5($source);
    $kept = get_transient($key);
    if (is_array($kept) && $kept['until'] > time()) {
        return $kept['summary'];
    }
    $summary = is_array($kept) ? $kept['summary'] : [];
    $json = preg_replace('/\.html(?=$|\?)/', '.json', $source);
    $answer = wp_safe_remote_get($json, ['timeout' => 3, 'limit_response_size' => 1 << 20]);
    if (!is_wp_error($answer) && wp_remote_retrieve_response_code($answer) === 200) {
        $article = json_decode(wp_remote_retrieve_body($answer), true);
        foreach (['headline', 'lead', 'url'] as $name) {
            if (is_array($article) && isset($article[$name]) && is_string($article[$name])) {
                $summary[$name] = $article[$name];
            }
        }
    }
    set_transient($key, ['until' => time() + LEDE_FRESH, 'summary' => $summary], DAY_IN_SECONDS);
    return $summary;
}

/** The element with its fallback. lede.js replaces the fallback with the article, which it has rendered or verified. */
function lede_element(string $address): string
{
    $source = lede_source($address);
    if ($source === null) {
        return '<p><a href="' . esc_url($address) . '">' . esc_html($address) . '</a></p>';
    }
    wp_enqueue_script('lede');
    $summary = lede_summary($source);
    $headline = $summary['headline'] ?? $address;
    // The lead is Markdown; its marks are removed.
    $lead = isset($summary['lead']) ? '<p>' . esc_html(preg_replace('/[*_`]+/', '', $summary['lead'])) . '</p>' : '';
    return '<lede-article src="' . esc_url($source) . '"><p><a href="' . esc_url($summary['url'] ?? $address) . '">'
        . esc_html($headline) . '</a></p>' . $lead . '</lede-article>';
}

add_action('init', function (): void {
    wp_register_script('lede', LEDE_FILES . 'lede.js', [], null, ['strategy' => 'async', 'in_footer' => false]);

    add_shortcode('lede-article', function ($attributes): string {
        return lede_element(shortcode_atts(['url' => ''], $attributes)['url']);
    });

    foreach (explode(' ', LEDE_NEWSROOMS) as $index => $origin) {
        wp_embed_register_handler("lede-$index", '#^' . preg_quote($origin, '#') . '/\S+$#i', function ($matches): string {
            return lede_element($matches[0]);
        });
    }

    // The block's form in the editor: one field. Its markup is made here, as for the shortcode.
    wp_register_script('lede-block', false, ['wp-blocks', 'wp-element', 'wp-components', 'wp-block-editor'], null, true);
    wp_add_inline_script('lede-block', <<<'SCRIPT'
wp.blocks.registerBlockType('lede/article', {
    apiVersion: 3,
    title: 'Lede article',
    category: 'embed',
    icon: 'media-document',
    attributes: { url: { type: 'string', default: '' } },
    edit: function (props) {
        return wp.element.createElement('div', wp.blockEditor.useBlockProps(),
            wp.element.createElement(wp.components.TextControl, {
                label: 'Address of the article',
                type: 'url',
                value: props.attributes.url,
                onChange: function (url) { props.setAttributes({ url: url }); },
            }));
    },
    save: function () { return null; },
});
SCRIPT
    );
    register_block_type('lede/article', [
        'api_version' => 3,
        'attributes' => ['url' => ['type' => 'string', 'default' => '']],
        'editor_script_handles' => ['lede-block'],
        'render_callback' => function (array $attributes): string {
            return lede_element($attributes['url'] ?? '');
        },
    ]);
});

// Plugins that combine scripts move lede.js out of the folder of its files.
add_filter('script_loader_tag', function (string $tag, string $handle): string {
    return $handle === 'lede' ? str_replace(' src=', ' data-base="' . esc_url(LEDE_FILES) . '" src=', $tag) : $tag;
}, 10, 2);
