"""What a user does, whatever the screen."""
