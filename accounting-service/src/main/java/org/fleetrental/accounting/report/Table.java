package org.fleetrental.accounting.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be told as a table as well as in JSON. */
interface Table {

    List<String> columns();

    /** Texts, numbers, days and truths, as many in each row as there are columns. */
    List<List<@Nullable Object>> rows();
}
