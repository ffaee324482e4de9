package dev.trellis.delivery;

import dev.trellis.attention.Urgency;
import dev.trellis.conversation.message.Card;
import dev.trellis.platform.CallKind;
import dev.trellis.platform.MessageRef;
import dev.trellis.secrecy.SealedJson;
import dev.trellis.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the outbox as a worker holds it. */
record OutboxRow(
        long id,
        long organizationId,
        String businessKey,
        String kind,
        Urgency urgency,
        Kind target,
        @Nullable Long personId,
        @Nullable Long channelId,
        @Nullable Long workspaceId,
        @Nullable Place place,
        Lane lane,
        int version,
        String sealedCard,
        State state,
        @Nullable Instant sendingAt,
        @Nullable Instant expiresAt,
        int attempts,
        Instant createdAt) {
    /** What cards are sealed for. */
    static final String CARD = "outbox.card";

    private static final String PARCEL = "m";

    /** {@code urgency_rank} of rows that are to be looked at: the urgency's ordinal. */
    static final String RANK = "case urgency when 'INTERACTIVE' then 0 when 'TIMELY' then 1 else 2 end";
    /** The rank of what waits for an operator. */
    static final int BLOCKED_RANK = 8;
    /** The rank of what is over: nobody looks there for what is due. */
    static final int OVER_RANK = 9;

    /** Where the row's target is, in the platform's keys, as far as the target names it. */
    record Place(
            @Nullable String platform,
            @Nullable String workspace,
            String conversation,
            @Nullable String message) {}

    enum Kind {
        PERSON,
        CHANNEL,
        ONLY_YOU,
        IN_PLACE,
        IN_PLACE_KEY,
        HOME,
        GONE
    }

    enum State {
        /** To be sent at its time. */
        WAITING,
        /** A worker has it. */
        CLAIMED,
        /** It may have arrived: to be looked for, not sent. */
        IN_DOUBT,
        DELIVERED,
        /** Not sent; an operator can release it. */
        BLOCKED,
        /** Not sent and never will be: no longer true, or the person wants silence. */
        DROPPED;

        /** Nothing will happen any more by itself. */
        boolean isOver() {
            return this == DELIVERED || this == BLOCKED || this == DROPPED;
        }
    }

    Card card(SealedJson sealed) {
        return sealed.read(sealedCard, Card.class, CARD);
    }

    boolean doubtful() {
        return state == State.IN_DOUBT;
    }

    /** Its worker never came back, and may have sent it. */
    boolean lostWhileSending() {
        return state == State.CLAIMED && sendingAt != null;
    }

    /** The kind of call that says it, when there is no doubt. */
    CallKind saying() {
        return saying(target);
    }

    static CallKind saying(Kind target) {
        return switch (target) {
            case PERSON, CHANNEL, ONLY_YOU -> CallKind.POST;
            case IN_PLACE, IN_PLACE_KEY, GONE -> CallKind.CHANGE;
            case HOME -> CallKind.HOME;
        };
    }

    /** Sending it twice shows the same as sending it once. */
    boolean repeatable() {
        return switch (target) {
            case PERSON, CHANNEL, ONLY_YOU -> false;
            case IN_PLACE, IN_PLACE_KEY, HOME, GONE -> true;
        };
    }

    /** The same on every attempt, so that the platform can be asked for it; says nothing to other readers of the metadata. */
    String parcelId() {
        return PARCEL + id;
    }

    /** The row that a parcel's id names; absent for what is none of ours. */
    static Optional<Long> ofParcel(String parcel) {
        // Longer numbers than any row has, and other readings of a number, are nobody's parcel.
        return parcel.matches(PARCEL + "[1-9][0-9]{0,17}")
                ? Optional.of(Long.parseLong(parcel.substring(PARCEL.length())))
                : Optional.empty();
    }

    static OutboxRow read(ResultSet row) throws SQLException {
        String conversation = row.getString("conversation");
        return new OutboxRow(
                row.getLong("id"),
                row.getLong("organization_id"),
                row.getString("business_key"),
                row.getString("kind"),
                Urgency.valueOf(row.getString("urgency")),
                Kind.valueOf(row.getString("target")),
                Sql.number(row, "person_id"),
                Sql.number(row, "channel_id"),
                Sql.number(row, "workspace_id"),
                conversation == null
                        ? null
                        : new Place(
                                row.getString("platform"),
                                row.getString("workspace"),
                                conversation,
                                row.getString("message")),
                new Lane(row.getLong("lane"), CallKind.values()[row.getInt("call_kind")]),
                row.getInt("version"),
                row.getString("card"),
                State.valueOf(row.getString("state")),
                Sql.instant(row, "sending_at"),
                Sql.instant(row, "expires_at"),
                row.getInt("attempts"),
                Objects.requireNonNull(Sql.instant(row, "created_at")));
    }

    /** The message that this row has become, is to take the place of, or to remove. */
    @Nullable
    MessageRef message() {
        return place == null || place.message() == null || place.platform() == null || place.workspace() == null
                ? null
                : new MessageRef(
                        place.platform(),
                        place.workspace(),
                        place.conversation(),
                        Objects.requireNonNull(place.message()));
    }
}
