package dev.rowloom.privacy;

import java.util.Locale;

/**
 * Kinds of personal data that a column can hold.
 *
 * @since 0.1.0
 */
public enum PersonalData {
    /** A person's name or a part of it. */
    NAME,
    /** E-mail addresses. */
    EMAIL,
    /** Telephone and fax numbers. */
    PHONE,
    /** Numbers of payment cards, whole. */
    CARD,
    /** Numbers of bank accounts, IBANs. */
    ACCOUNT_NUMBER,
    /** Numbers that a state gives: of insurance, tax, passports, identity cards, driving licences. */
    NATIONAL_ID,
    /** Streets, whole addresses and postcodes. */
    ADDRESS,
    /** Dates of birth. */
    DATE_OF_BIRTH,
    /** Addresses of hosts, versions 4 and 6. */
    IP,
    /** Text about particular people. */
    FREE_TEXT_PERSONAL,
    /** Nothing of the kind. */
    NONE;

    /** Returns the name in lower case, such as {@code date_of_birth}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether it is personal data of some kind. */
    public boolean isPersonal() {
        return this != NONE;
    }
}
