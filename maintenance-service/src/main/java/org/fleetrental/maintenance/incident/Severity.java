package org.fleetrental.maintenance.incident;

/** How urgent it is. */
enum Severity {
    LOW,
    MEDIUM,
    HIGH
}
