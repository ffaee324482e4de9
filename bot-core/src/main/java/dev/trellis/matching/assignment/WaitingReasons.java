package dev.trellis.matching.assignment;

import dev.trellis.matching.assignment.Waiting.Bottleneck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds out why people wait. From each of them, all is followed that a path of moves could go through: permitted mentors, who sits there, and
 * whom those are permitted. As no place is free there, all of it together is a bottleneck. What two people's paths have in common makes
 * theirs one. O(pairs).
 */
final class WaitingReasons {
    private final Round round;
    private final int[] mentorOf;
    /** The mentees of each mentor. */
    private final List<List<Integer>> seated = new ArrayList<>();
    /** To which bottleneck a mentor was found to belong, by its place in {@code groups}. */
    private final int[] groupOf;

    private final List<Group> groups = new ArrayList<>();

    WaitingReasons(Round round, int[] mentorOf) {
        this.round = round;
        this.mentorOf = mentorOf;
        groupOf = new int[round.mentors()];
        Arrays.fill(groupOf, Seats.NOBODY);
    }

    List<Waiting> found() {
        List<Integer> without = new ArrayList<>();
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] == Seats.NOBODY) {
                without.add(mentee);
            }
        }
        if (without.isEmpty()) {
            return List.of();
        }
        seat();
        int[] group = new int[mentorOf.length];
        for (int mentee : without) {
            group[mentee] = follow(mentee);
        }
        Bottleneck[] bottlenecks = new Bottleneck[groups.size()];
        List<Waiting> waiting = new ArrayList<>();
        for (int mentee : without) {
            int merged = merged(group[mentee]);
            if (groups.get(merged).mentors.isEmpty()) {
                waiting.add(new Waiting.NobodyPermitted(mentee));
                continue;
            }
            if (bottlenecks[merged] == null) {
                bottlenecks[merged] = groups.get(merged).bottleneck(round);
            }
            waiting.add(new Waiting.NoPlaceLeft(mentee, bottlenecks[merged]));
        }
        return waiting;
    }

    private void seat() {
        for (int mentor = 0; mentor < round.mentors(); mentor++) {
            seated.add(new ArrayList<>(2));
        }
        boolean[] settled = new boolean[mentorOf.length];
        round.required().forEach(pair -> settled[pair.mentee()] = true);
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != Seats.NOBODY) {
                // Who is settled moves for nobody: they are named, and not followed.
                seated.get(mentorOf[mentee]).add(settled[mentee] ? -1 - mentee : mentee);
            }
        }
    }

    private int follow(int from) {
        int number = groups.size();
        groups.add(new Group(number));
        List<Integer> toFollow = new ArrayList<>(List.of(from));
        groups.get(number).mentees.add(from);
        while (!toFollow.isEmpty()) {
            int mentee = toFollow.removeLast();
            round.scores().forEach(mentee, (mentor, score) -> {
                if (groupOf[mentor] == Seats.NOBODY) {
                    groupOf[mentor] = number;
                    reach(mentor, groups.get(merged(number)), toFollow);
                } else {
                    merge(groupOf[mentor], number);
                }
            });
        }
        return number;
    }

    private void reach(int mentor, Group group, List<Integer> toFollow) {
        group.mentors.add(mentor);
        for (int mentee : seated.get(mentor)) {
            group.mentees.add(mentee < 0 ? -1 - mentee : mentee);
            if (mentee >= 0) {
                toFollow.add(mentee);
            }
        }
    }

    private int merged(int number) {
        int root = number;
        while (groups.get(root).mergedInto != root) {
            root = groups.get(root).mergedInto;
        }
        groups.get(number).mergedInto = root;
        return root;
    }

    private void merge(int one, int other) {
        int stays = Math.min(merged(one), merged(other));
        int goes = Math.max(merged(one), merged(other));
        if (stays != goes) {
            groups.get(stays).mentors.addAll(groups.get(goes).mentors);
            groups.get(stays).mentees.addAll(groups.get(goes).mentees);
            groups.get(goes).mergedInto = stays;
        }
    }

    private static final class Group {
        private final List<Integer> mentors = new ArrayList<>();
        private final List<Integer> mentees = new ArrayList<>();
        private int mergedInto;

        private Group(int number) {
            mergedInto = number;
        }

        private Bottleneck bottleneck(Round round) {
            return new Bottleneck(
                    mentors.stream().sorted().toList(),
                    mentees.stream().sorted().toList(),
                    mentors.stream().mapToLong(round::places).sum());
        }
    }
}
