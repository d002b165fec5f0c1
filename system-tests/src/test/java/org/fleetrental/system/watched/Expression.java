package org.fleetrental.system.watched;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PromQL expression speaks of. Enough of the language for that, and no more: whether it is well-formed is for
 * promtool to say.
 *
 * @param metrics names of series
 * @param labels in selectors and groupings
 */
record Expression(Set<String> metrics, Set<String> labels) {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern OPERAND = Pattern.compile("(?<![\\w.:])([a-zA-Z_:][a-zA-Z0-9_:]*)\\b(?!\\s*\\()");

    /** Words between operands; functions and aggregations are told by their parenthesis. */
    private static final Set<String> OPERATORS =
            Set.of("and", "or", "unless", "bool", "by", "without", "sum", "max", "min", "count", "avg");

    Expression {
        metrics = Set.copyOf(metrics);
        labels = Set.copyOf(labels);
    }

    static Expression parse(String text) {
        var labels = new TreeSet<String>();
        var bare = STRING.matcher(text).replaceAll("\"\"");
        bare = take(GROUPING, bare, labels);
        bare = take(SELECTOR, bare, labels);
        bare = RANGE.matcher(bare).replaceAll(" ");
        var metrics = new TreeSet<String>();
        var operand = OPERAND.matcher(bare);
        while (operand.find()) {
            if (!OPERATORS.contains(operand.group(1))) {
                metrics.add(operand.group(1));
            }
        }
        return new Expression(metrics, labels);
    }

    /** @return the text without what the pattern finds, whose names go to the labels */
    private static String take(Pattern pattern, String text, Set<String> labels) {
        return pattern.matcher(text).replaceAll(found -> {
            NAME.matcher(found.group(1))
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .forEach(labels::add);
            return Matcher.quoteReplacement(" ");
        });
    }
}
