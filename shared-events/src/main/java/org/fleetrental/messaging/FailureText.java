package org.fleetrental.messaging;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A failure as the database keeps it, and people read it.
 *
 * @param type class of what was thrown first, or of the rejection
 */
public record FailureText(String type, String message, String stackTrace) {

    private static final int MAX_CAUSES = 20;
    private static final int MAX_MESSAGE_CHARS = 2_000;
    private static final int MAX_STACK_CHARS = 20_000;

    public static FailureText of(Throwable failure) {
        var root = root(failure);
        return new FailureText(
                root.getClass().getName(),
                storable(String.valueOf(root.getMessage()), MAX_MESSAGE_CHARS),
                stackTrace(failure));
    }

    private static Throwable root(Throwable failure) {
        var cause = failure.getCause();
        for (int depth = 0; cause != null && cause.getCause() != null && depth < MAX_CAUSES; depth++) {
            cause = cause.getCause();
        }
        return failure instanceof RejectedEventException || cause == null ? failure : cause;
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return storable(text.toString(), MAX_STACK_CHARS);
    }

    /** PostgreSQL's text holds no U+0000. */
    private static String storable(String text, int maxChars) {
        return text.substring(0, Math.min(text.length(), maxChars)).replace('\0', '\uFFFD');
    }
}
