package dev.trellis.person;

import dev.trellis.text.Voice;
import java.time.ZoneId;
import java.util.Set;

/**
 * Who does something: the person behind a chat identity, with what they may do. All rows a flow touches are loaded by this actor's
 * organization, most of them by this actor too.
 *
 * @param account the chat account they speak from; they may have others
 * @param roles those that count in the chat they speak from; everybody is a participant
 */
public record Actor(Person person, Identity account, Set<Role> roles) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    public long id() {
        return person.id();
    }

    public long organizationId() {
        return person.organizationId();
    }

    public boolean may(Right right) {
        return Role.PARTICIPANT.carries(right) || roles.stream().anyMatch(role -> role.carries(right));
    }

    public Voice voice(ZoneId house) {
        return person.voice(house);
    }
}
