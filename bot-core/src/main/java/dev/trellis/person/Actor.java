package dev.trellis.person;

import dev.trellis.platform.ChatIdentity;
import dev.trellis.text.Voice;
import java.time.ZoneId;

/**
 * Who does something: the person behind a chat identity, with what they may do. All rows a flow touches are loaded by this actor's
 * organization, most of them by this actor too.
 */
public record Actor(Person person, ChatIdentity identity, Role role) {
    public long id() {
        return person.id();
    }

    public long organizationId() {
        return person.organizationId();
    }

    public boolean may(Role required) {
        return role.covers(required);
    }

    public Voice voice(ZoneId house) {
        return person.voice(house);
    }
}
