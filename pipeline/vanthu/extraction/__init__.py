"""Doc -> mentions: references, places, figures and actors, one folder a family."""
