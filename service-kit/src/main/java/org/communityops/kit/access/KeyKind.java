package org.communityops.kit.access;

import java.util.Locale;

/** What a key is for; what it may do follows from this. */
public enum KeyKind {
    /** The owner: everything. */
    OWN,
    /** A front end's back end: what an operator may do. */
    APP,
    /** A chat bot: sends activity. */
    BOT,
    /** A BI tool: reads figures. */
    BI,
    /** One of our own services: reads feeds. */
    SVC;

    /** The kind as it stands in the key's text. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
