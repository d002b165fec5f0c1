package org.fleetrental.local.demo;

/** What those who handle money write down for themselves, in whole minor units: the ledger has to come to the same. */
final class Notebook {

    private long moneyMinor;
    private long depositsMinor;
    private long givenUpMinor;

    void paid(long amountMinor) {
        moneyMinor += amountMinor;
    }

    /** By a refund, or to a bank. */
    void wentBack(long amountMinor) {
        moneyMinor -= amountMinor;
    }

    void captured(long amountMinor) {
        moneyMinor += amountMinor;
        depositsMinor += amountMinor;
    }

    void applied(long amountMinor) {
        depositsMinor -= amountMinor;
    }

    void released(long heldMinor) {
        moneyMinor -= heldMinor;
        depositsMinor -= heldMinor;
    }

    void wroteOff(long amountMinor) {
        givenUpMinor += amountMinor;
    }

    /** Beside that it was paid. */
    void recovered(long amountMinor) {
        givenUpMinor -= amountMinor;
    }

    /** What should be in the till, at the bank, and on its way from the cards. */
    long moneyMinor() {
        return moneyMinor;
    }

    /** What of it is the customers', as a security. */
    long depositsMinor() {
        return depositsMinor;
    }

    /** What was written off and has not come in after all. */
    long givenUpMinor() {
        return givenUpMinor;
    }
}
