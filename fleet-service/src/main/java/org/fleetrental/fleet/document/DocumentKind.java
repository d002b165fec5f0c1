package org.fleetrental.fleet.document;

/** What a document is the proof of. */
enum DocumentKind {
    REGISTRATION,
    INSURANCE,
    INSPECTION
}
